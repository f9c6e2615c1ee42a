import { useState, type ReactNode } from 'react';
import { roster } from '../../contract/people.js';
import { Combobox } from '../kit/Combobox.js';
import { useCall } from '../kit/useCall.js';

type PersonPickerProps = {
  readonly label: string;
  readonly organisationId: string;
  readonly picked: string;
  readonly onPick: (person: { id: string; name: string }) => void;
};

/** Find somebody on the roster of an organisation and all below it. */
export const PersonPicker = ({ label, organisationId, picked, onPick }: PersonPickerProps): ReactNode => {
  const [q, setQ] = useState('');
  const found = useCall(
    roster,
    { params: { organisationId }, query: { q, page: 1, size: 12 } },
    { enabled: q !== '', keep: true },
  );
  return (
    <Combobox
      label={label}
      labelShown
      placeholder="姓名、拼音或首字母"
      picked={picked}
      suggestions={(q === '' ? [] : (found.data?.items ?? [])).map((p) => ({
        id: p.id,
        title: p.name,
        about: p.branchName,
      }))}
      searching={found.isFetching}
      onSearch={setQ}
      onPick={({ id, title }) => onPick({ id, name: title })}
    />
  );
};
