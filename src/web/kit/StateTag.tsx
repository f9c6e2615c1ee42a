import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled';
import ClockCircleFilled from '@ant-design/icons/ClockCircleFilled';
import MinusOutlined from '@ant-design/icons/MinusOutlined';
import WarningFilled from '@ant-design/icons/WarningFilled';
import type { ComponentType, ReactNode } from 'react';
import type { StateName } from './stateTitles.js';
import { stateTitles } from './stateTitles.js';

const Ring = (): ReactNode => <span className="ring" />;
const icons: Readonly<Record<StateName, ComponentType>> = {
  met: CheckCircleFilled,
  due: Ring,
  approaching: ClockCircleFilled,
  overdue: WarningFilled,
  notApplicable: MinusOutlined,
};

export const StateIcon = ({ state }: { state: StateName }): ReactNode => {
  const Icon = icons[state];
  return (
    <span className={`state-icon is-${state}`} aria-hidden="true">
      <Icon aria-hidden="true" />
    </span>
  );
};

/** A state by shape, word and colour together, never by colour alone. */
export const StateTag = ({ state }: { state: StateName }): ReactNode => (
  <span className={`state-tag is-${state}`}>
    <StateIcon state={state} />
    {stateTitles[state]}
  </span>
);
