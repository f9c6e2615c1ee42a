import type { Circumstances } from '../../domain/meetings/judgement.js';
import { settingOf } from '../../domain/meetings/settings.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { idsOnPath } from '../organisations/reads/tree.js';
import type { Asked } from '../platform/db/pool.js';
import { Refusal } from '../platform/refusal.js';
import {
  branchAround,
  branchPeople,
  localKinds,
  nearestSetting,
  type BranchAround,
  type PersonOn,
} from './reads/branch.js';

/** The branch of a day, or that of a group, with everything that judges a meeting of it. */
export type Setting = {
  readonly branch: BranchAround;
  readonly people: readonly PersonOn[];
  readonly circumstances: Circumstances;
};

/**
 * Load what a meeting of a day is judged by.
 * @throws Refusal meeting.noBranch where the organisation is neither a branch nor a group of one
 */
export const settingOn = async (
  asked: Asked,
  tenantId: string,
  organisationId: string,
  day: CalendarDay,
  today: CalendarDay,
): Promise<Setting> => {
  const branch = await branchAround(asked, tenantId, organisationId, day);
  if (!branch) throw new Refusal('meeting.noBranch');
  const path = idsOnPath(branch.path);
  const people = await branchPeople(asked, tenantId, branch.id, day);
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
      onlyGroup: branch.groupId,
    },
  };
};
