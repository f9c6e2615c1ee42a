import { handbookPage } from '../../../domain/documents/handbook.js';
import { minutesPage } from '../../../domain/documents/meetingDocuments.js';
import { parsePeriod } from '../../../domain/obligations/period.js';
import { inGroupOrder } from '../../../domain/organisations/groupOrder.js';
import { postTitles, posts, type Post } from '../../../domain/organisations/posts.js';
import { cite } from '../../../domain/shared/basis.js';
import { dayOf, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { branchOn, localKinds } from '../../meetings/reads/branch.js';
import { readRules } from '../../obligations/reads/rules.js';
import { yearCells } from '../../obligations/reads/screens.js';
import { idsOnPath, namesOf, newestState, organisationOn } from '../../organisations/reads/tree.js';
import { toPersonLine } from '../../people/reads/lines.js';
import { membersOf } from '../../people/reads/roster.js';
import type { Deps } from '../../platform/deps.js';
import type { Download } from '../../platform/files.js';
import { Refusal } from '../../platform/refusal.js';
import { toPrintedProblem, toPrintedRecord } from '../lines.js';
import { asPage } from '../page.js';
import { furtherOfYear, recordsToPrint, recordToPrint } from '../reads.js';

/**
 * The minutes of one record.
 * @throws Refusal notFound
 */
export const printMinutes =
  (deps: Deps) =>
  async (tenantId: string, id: string): Promise<Download> => {
    const m = await recordToPrint(deps.pool, tenantId, id);
    const held = m && (await newestState(deps.db, tenantId, m.organisation_id));
    if (!m || !held) throw new Refusal('notFound');
    const then = await organisationOn(deps.pool, tenantId, m.organisation_id, m.held_on);
    const branch = { shortName: (then ?? held).short_name, path: (then ?? held).path };
    const [local, names] = await Promise.all([
      localKinds(deps.pool, tenantId, idsOnPath(branch.path)),
      namesOf(deps.pool, tenantId, m.bearers, m.held_on),
    ]);
    const record = toPrintedRecord(m, branch.shortName, local, names);
    return asPage(`${branch.shortName}${record.day}${record.kinds.join('、')}记录`, minutesPage(record));
  };

const hasEnded = (period: string, asOf: CalendarDay): boolean => (parsePeriod(period)?.end ?? asOf) <= asOf;

const obligationRows = async (deps: Deps, tenantId: string, branchId: string, year: number, asOf: CalendarDay) => {
  const [rules, cells] = await Promise.all([
    readRules(deps.pool, tenantId),
    yearCells(deps.pool, tenantId, branchId, year),
  ]);
  return rules.flatMap((rule) => {
    const own = cells.filter((c) => c.rule_id === rule.id && c.required > 0);
    const bearers = [...new Set(own.map((c) => c.group_name))];
    return bearers.map((group) => ({
      title: rule.title,
      of: group ?? '',
      basis: rule.setBy === null ? cite(rule.basis) : rule.basis.regulation,
      cells: own.filter((c) => c.group_name === group && hasEnded(c.period, asOf)),
    }));
  });
};

/** The order in which posts are listed. */
const rankOf = (post: string): number => (posts as readonly string[]).indexOf(post);

/**
 * The handbook of a branch for a year: one click, everything that is on record.
 * @throws Refusal meeting.noBranch
 */
export const printHandbook =
  (deps: Deps) =>
  async (tenantId: string, branchId: string, year: number): Promise<Download> => {
    const today = deps.clock.today();
    const lastDay = dayOf(year, 12, 31) as CalendarDay;
    const asOf = lastDay < today ? lastDay : today;
    const branch = await branchOn(deps.pool, tenantId, branchId, asOf);
    if (!branch) throw new Refusal('meeting.noBranch');
    const [whole, members, obligations, rows, further, local] = await Promise.all([
      organisationOn(deps.pool, tenantId, branchId, asOf),
      membersOf(deps.db, tenantId, branchId, 'branch', asOf),
      obligationRows(deps, tenantId, branchId, year, asOf),
      recordsToPrint(deps.pool, tenantId, branchId, year),
      furtherOfYear(deps.pool, tenantId, branchId, year, asOf),
      localKinds(deps.pool, tenantId, idsOnPath(branch.path)),
    ]);
    const names = await namesOf(deps.pool, tenantId, [...new Set(rows.flatMap((r) => r.bearers))], asOf);
    const page = handbookPage({
      branch: branch.shortName,
      fullName: whole?.name ?? branch.shortName,
      year,
      asOf,
      groups: inGroupOrder(branch.groups.map((g) => g.name)),
      posts: further.posts
        .toSorted((a, b) => rankOf(a.post) - rankOf(b.post))
        .map((p) => ({ ...p, post: postTitles[p.post as Post] })),
      members: members.map((row) => {
        const { name, sexTitle: sex, standingTitle: standing, joinedOn, groupName } = toPersonLine(row, asOf);
        return { name, sex, standing, joinedOn: joinedOn ?? null, group: groupName ?? '' };
      }),
      obligations,
      records: rows.map((row) => toPrintedRecord(row, branch.shortName, local, names)),
      talks: further.talks,
      problems: further.problems.map((p) => toPrintedProblem(p)),
    });
    return asPage(`${branch.shortName}${year}年度党支部工作手册`, page);
  };
