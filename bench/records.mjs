// Records of a year, generated and written straight by COPY: 37 for every branch, most in their period, some late or missing, so
// that obligations come out met and unmet as they do in life. The same seed gives the same records.
import { v7 } from 'uuid';
import { copyIn } from '../dist/server/platform/db/copy.js';

/** Records for each branch: 12 支委会, 12 主题党日, 4 党员大会, 4 党课, 1 组织生活会, and 4 more of its groups or of 主题党日. */
export const perBranch = 37;

/** mulberry32 */
const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const two = (n) => String(n).padStart(2, '0');

const branchesOf = async (client) => {
  const { rows } = await client.query(`
    select o.tenant_id, o.organisation_id as id,
      array(select g.organisation_id from organisation_states g
        where g.tenant_id = o.tenant_id and g.parent_id = o.organisation_id and g.kind = 'group') as groups
    from organisation_states o where o.kind in ('branch', 'jointBranch', 'temporaryBranch') order by o.path`);
  return rows;
};

const plan = (branch) => [
  ...Array.from({ length: 12 }, (_, i) => ['committeeMeeting', branch.id, i + 1]),
  ...Array.from({ length: 12 }, (_, i) => ['themeDay', branch.id, i + 1]),
  ...[2, 5, 8, 11].map((month) => ['memberMeeting', branch.id, month]),
  ...[3, 6, 9, 12].map((month) => ['partyLesson', branch.id, month]),
  ['organisationLifeMeeting', branch.id, 12],
  ...[1, 4, 7, 10].map((month, i) =>
    branch.groups.length > 0
      ? ['groupMeeting', branch.groups[i % branch.groups.length], month]
      : ['themeDay', branch.id, month],
  ),
];

function* recordsOf(branches, year) {
  const draw = chance(20_261_231);
  for (const branch of branches)
    for (const [kind, bearer, month] of plan(branch)) {
      const held = draw() < 0.1 && month < 12 ? month + 1 : month;
      const day = `${year}-${two(held)}-${two(1 + Math.floor(draw() * 28))}`;
      yield { tenant: branch.tenant_id, branch: branch.id, bearer, kind, day, id: v7() };
    }
}

const meetingRow = (r) => [r.tenant, r.id, r.branch, r.day, `组织生活 ${r.day}`, r.id];
const kindRow = (r) => [r.tenant, r.id, r.bearer, r.kind, r.day];

/** @returns how many branches have records now, and how many records */
export const writeRecords = async (client, year) => {
  const branches = await branchesOf(client);
  const records = [...recordsOf(branches, year)];
  await client.query('begin');
  await copyIn(
    client,
    'meetings',
    ['tenant_id', 'id', 'organisation_id', 'held_on', 'topic', 'meeting_key'],
    records.map(meetingRow),
  );
  await copyIn(
    client,
    'meeting_kinds',
    ['tenant_id', 'meeting_id', 'organisation_id', 'kind', 'held_on'],
    records.map(kindRow),
  );
  await client.query('commit');
  await client.query('vacuum (analyze) meetings, meeting_kinds');
  return { branches: branches.length, records: records.length };
};
