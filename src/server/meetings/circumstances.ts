import type { Circumstances } from '../../domain/meetings/judgement.js';
import { settingOf } from '../../domain/meetings/settings.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { idsOnPath } from '../organisations/reads/tree.js';
import type { Asked } from '../platform/db/pool.js';
import { Refusal } from '../platform/refusal.js';
import { branchOn, branchPeople, localKinds, nearestSetting, type BranchOn, type PersonOn } from './reads/branch.js';

/** The branch of a day with everything that judges a meeting of it. */
export type Setting = {
  readonly branch: BranchOn;
  readonly people: readonly PersonOn[];
  readonly circumstances: Circumstances;
};

/**
 * Load what a meeting of a day is judged by.
 * @throws Refusal meeting.noBranch where the organisation is no branch
 */
export const settingOn = async (
  asked: Asked,
  tenantId: string,
  branchId: string,
  day: CalendarDay,
  today: CalendarDay,
): Promise<Setting> => {
  const branch = await branchOn(asked, tenantId, branchId, day);
  if (!branch) throw new Refusal('meeting.noBranch');
  const path = idsOnPath(branch.path);
  const people = await branchPeople(asked, tenantId, branchId, day);
  const local = await localKinds(asked, tenantId, path);
  const combinations = await nearestSetting(asked, tenantId, path, 'combinations');
  const lateAfterDays = await nearestSetting(asked, tenantId, path, 'lateAfterDays');
  return {
    branch,
    people,
    circumstances: {
      day,
      today,
      existed: branch.existed,
      hasCommittee: branch.hasCommittee,
      people,
      local,
      combinations: settingOf('combinations', combinations?.value),
      lateAfterDays: settingOf('lateAfterDays', lateAfterDays?.value),
    },
  };
};
