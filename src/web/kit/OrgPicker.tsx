import { useState, type ReactNode } from 'react';
import { searchOrganisations } from '../../contract/organisations.js';
import { Combobox } from './Combobox.js';
import { useCall } from './useCall.js';

type OrgPickerProps = {
  readonly label: string;
  readonly onPick: (organisation: { id: string; name: string }) => void;
  readonly picked?: string;
  readonly day?: string | undefined;
  readonly describedBy?: string | undefined;
};

/** Find an organisation by name, short name, pinyin, initials or code, within what one may see. */
export const OrgPicker = ({ label, onPick, picked = '', day, describedBy }: OrgPickerProps): ReactNode => {
  const [q, setQ] = useState('');
  const found = useCall(searchOrganisations, { query: { q, day } }, { enabled: q !== '', keep: true });
  return (
    <Combobox
      label={label}
      labelShown
      placeholder="名称、简称、拼音或首字母"
      picked={picked}
      suggestions={(q === '' ? [] : (found.data?.items ?? [])).map((o) => ({
        id: o.id,
        title: o.shortName,
        about: o.trail,
      }))}
      searching={found.isFetching}
      onSearch={setQ}
      onPick={({ id, title }) => onPick({ id, name: title })}
      describedBy={describedBy}
    />
  );
};
