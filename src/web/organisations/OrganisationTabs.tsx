import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { isBranchKind, type OrganisationKind } from '../../domain/organisations/kinds.js';
import { useDayPath } from '../kit/urlState.js';
import { useMe } from '../session/useMe.js';

type Tab = { readonly to: string; readonly title: string; readonly needs: string };
const tabsOf = (id: string, kind: string): readonly Tab[] => {
  const about: Tab = { to: `/organisations/${id}`, title: '概况', needs: 'organisation.read' };
  const people: Tab = { to: `/organisations/${id}/roster`, title: '名册', needs: 'roster.read' };
  const rules: Tab = { to: `/rules/${id}`, title: '要求和依据', needs: 'rule.read' };
  const calendar: Tab = { to: `/organisations/${id}/calendar`, title: '日历', needs: 'meeting.read' };
  const settings: Tab = {
    to: `/organisations/${id}/meeting-settings`,
    title: '组织生活设置',
    needs: 'meeting.read',
  };
  if (kind === 'group') return [about, calendar, people];
  if (isBranchKind(kind as OrganisationKind))
    return [
      about,
      { to: `/organisations/${id}/year`, title: '全年', needs: 'obligation.read' },
      calendar,
      { to: `/organisations/${id}/cards`, title: '提示和卡', needs: 'card.read' },
      people,
      { to: `/organisations/${id}/talks`, title: '谈心谈话', needs: 'talk.record' },
      { to: `/organisations/${id}/problems`, title: '问题清单', needs: 'meeting.read' },
      { to: `/organisations/${id}/study`, title: '学习情况', needs: 'study.read' },
      rules,
      settings,
      { to: `/organisations/${id}/accounts`, title: '联络员和账号', needs: 'code.issue' },
    ];
  return [
    about,
    { to: `/map/${id}`, title: '履责一览', needs: 'obligation.read' },
    { to: `/organisations/${id}/cards-below`, title: '卡', needs: 'card.escalate' },
    people,
    { to: `/organisations/${id}/terms`, title: '届满和空缺', needs: 'organisation.read' },
    rules,
    settings,
  ];
};

/** The pages of one organisation, as far as they may be opened. */
export const OrganisationTabs = ({ of }: { of: { id: string; kind: string } | undefined }): ReactNode => {
  const me = useMe();
  const carry = useDayPath();
  if (!of) return null;
  return (
    <nav className="tabs" aria-label="本组织">
      {tabsOf(of.id, of.kind)
        .filter((tab) => me.may.includes(tab.needs))
        .map((tab) => (
          <NavLink key={tab.to} to={carry(tab.to)} end>
            {tab.title}
          </NavLink>
        ))}
    </nav>
  );
};
