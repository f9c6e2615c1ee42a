import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { searchOrganisations } from '../../contract/organisations.js';
import { searchPeople } from '../../contract/people.js';
import { Combobox, type Suggestion } from '../kit/Combobox.js';
import { useCall } from '../kit/useCall.js';
import { useDay, useDayPath } from '../kit/urlState.js';
import { useMe } from '../session/useMe.js';

const peopleFirst = 'people/';

/** Organisations and people in one field; picking goes there. */
export const GlobalSearch = (): ReactNode => {
  const me = useMe();
  const navigate = useNavigate();
  const carry = useDayPath();
  const [day] = useDay();
  const [q, setQ] = useState('');
  const asked = q !== '';
  const organisations = useCall(
    searchOrganisations,
    { query: { q, day } },
    { enabled: asked && me.may.includes('organisation.read'), keep: true },
  );
  const people = useCall(
    searchPeople,
    { query: { q } },
    { enabled: asked && me.may.includes('roster.read'), keep: true },
  );
  const suggestions: Suggestion[] = asked
    ? [
        ...(organisations.data?.items ?? []).slice(0, 8).map((o) => ({ id: o.id, title: o.shortName, about: o.trail })),
        ...(people.data?.items ?? [])
          .slice(0, 6)
          .map((p) => ({ id: peopleFirst + p.id, title: p.name, about: `${p.standingTitle}，${p.branchName}` })),
      ]
    : [];
  const go = ({ id }: Suggestion): void => {
    const to = id.startsWith(peopleFirst) ? `/${id}` : `/organisations/${id}`;
    void navigate(carry(to));
  };
  return (
    <search className="global-search" data-tour="search">
      <Combobox
        label="查找党组织和人员"
        placeholder="查找党组织、人员（名称、拼音、首字母）"
        suggestions={suggestions}
        searching={organisations.isFetching || people.isFetching}
        onSearch={setQ}
        onPick={go}
      />
    </search>
  );
};
