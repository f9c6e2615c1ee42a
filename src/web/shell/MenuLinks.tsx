import ApartmentOutlined from '@ant-design/icons/ApartmentOutlined';
import AuditOutlined from '@ant-design/icons/AuditOutlined';
import BellOutlined from '@ant-design/icons/BellOutlined';
import BookOutlined from '@ant-design/icons/BookOutlined';
import CalendarOutlined from '@ant-design/icons/CalendarOutlined';
import CarryOutOutlined from '@ant-design/icons/CarryOutOutlined';
import CloudServerOutlined from '@ant-design/icons/CloudServerOutlined';
import FormOutlined from '@ant-design/icons/FormOutlined';
import HomeOutlined from '@ant-design/icons/HomeOutlined';
import IdcardOutlined from '@ant-design/icons/IdcardOutlined';
import ImportOutlined from '@ant-design/icons/ImportOutlined';
import MessageOutlined from '@ant-design/icons/MessageOutlined';
import SafetyOutlined from '@ant-design/icons/SafetyOutlined';
import ScheduleOutlined from '@ant-design/icons/ScheduleOutlined';
import TableOutlined from '@ant-design/icons/TableOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import UserOutlined from '@ant-design/icons/UserOutlined';
import type { ComponentType, ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useDayPath } from '../kit/urlState.js';
import type { Entry, EntryGroup, EntryKey } from './menu.js';

const icons: Readonly<Record<EntryKey, ComponentType>> = {
  home: HomeOutlined,
  cards: BellOutlined,
  map: TableOutlined,
  year: CalendarOutlined,
  calendar: CarryOutOutlined,
  organisation: ApartmentOutlined,
  roster: TeamOutlined,
  terms: ScheduleOutlined,
  rules: BookOutlined,
  imports: ImportOutlined,
  self: IdcardOutlined,
  accounts: UserOutlined,
  appointments: SafetyOutlined,
  audit: AuditOutlined,
  backups: CloudServerOutlined,
  feedback: MessageOutlined,
  corrections: FormOutlined,
};

const dated: ReadonlySet<EntryKey> = new Set(['organisation', 'roster', 'terms']);

export const MenuLink = ({ entry, onGo }: { entry: Entry; onGo?: () => void }): ReactNode => {
  const carry = useDayPath();
  const Icon = icons[entry.key];
  return (
    <NavLink
      to={dated.has(entry.key) ? carry(entry.to) : entry.to}
      end={entry.key !== 'imports'}
      className="menu-link"
      data-tour={entry.key}
      onClick={onGo}
    >
      <Icon aria-hidden="true" />
      <span>{entry.title}</span>
    </NavLink>
  );
};

/** Groups carry a heading only where there is more than one to tell apart. */
export const MenuGroups = ({ groups, onGo }: { groups: readonly EntryGroup[]; onGo?: () => void }): ReactNode =>
  groups.map((group) => (
    <div key={group.title} className="menu-group">
      {groups.length > 1 && <p className="menu-title">{group.title}</p>}
      <ul>
        {group.entries.map((entry) => (
          <li key={entry.to}>
            <MenuLink entry={entry} {...(onGo && { onGo })} />
          </li>
        ))}
      </ul>
    </div>
  ));
