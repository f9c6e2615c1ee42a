import { appointableRoles } from '../contract/administration.js';
import type { Endpoint, PlaceOf } from '../contract/endpoint.js';
import { roleOfAppointment, roleOfPost } from '../domain/access/holdings.js';
import { actions, policy, type Action, type Reach } from '../domain/access/policy.js';
import { roles, roleTitles, type Role } from '../domain/access/roles.js';
import { organisationKinds, organisationKindTitles } from '../domain/organisations/kinds.js';
import { posts, postTitles } from '../domain/organisations/posts.js';
import { matrixOf, placesOf, placeTitles, timeTitles, type Cell, type PlaceName } from './permissions.js';

const reachTitles: Readonly<Record<Reach, string>> = { subtree: '本级及下级', organisation: '本级', self: '本人' };
const kindTitles: Readonly<Record<PlaceOf['of'], string>> = {
  organisation: '及于某个党组织的接口',
  person: '及于某个人员的接口',
  meeting: '及于某条组织生活记录的接口',
  gathering: '及于某次活动安排的接口',
  import: '及于某次导入的接口',
  tenant: '及于整个工委的接口',
  anywhere: '按各自范围给出结果的接口',
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const postsOf = (role: Role): readonly string[] =>
  organisationKinds.flatMap((kind) => {
    const given = posts.filter((post) => roleOfPost(post, kind) === role).map((post) => postTitles[post]);
    return given.length === 0 ? [] : [`${organisationKindTitles[kind]}的${given.join('、')}`];
  });

const sourcesOf = (role: Role): string => {
  const appointed = appointableRoles.some((a) => roleOfAppointment(a) === role);
  const sources = [...postsOf(role), ...(appointed ? ['由安全管理员任用'] : [])];
  return sources.length > 0 ? sources.join('；') : '组织关系所在';
};

const reachOf = (role: Role, action: Action): string => {
  const said = policy.find((s) => s.role === role && s.action === action);
  return said ? reachTitles[said.reach] : '—';
};

const shortRoles = roles.map((r) => roleTitles[r]);
const endpointName = (e: Endpoint): string => `${e.title} \`${e.method} ${e.path}\``;
const mark = (permitted: boolean | null): string => (permitted === null ? '—' : permitted ? '可' : '不可');

const rowsOf = (e: Endpoint, cells: readonly Cell[], withPlace: boolean): readonly (readonly string[])[] =>
  placesOf(e).map((place: PlaceName) => [
    endpointName(e),
    ...(withPlace ? [placeTitles[place]] : []),
    ...roles.map((role) =>
      mark(cells.find((c) => c.endpoint === e && c.role === role && c.place === place)?.permitted ?? null),
    ),
  ]);

const part = (of: PlaceOf['of'], endpoints: readonly Endpoint[], cells: readonly Cell[]): string => {
  const chosen = endpoints.filter((e) => typeof e.access === 'object' && e.access.place.of === of);
  if (chosen.length === 0) return '';
  const withPlace = of !== 'anywhere';
  const head = ['接口', ...(withPlace ? ['所及'] : []), ...shortRoles];
  return [
    `### ${kindTitles[of]}`,
    '',
    table(
      head,
      chosen.flatMap((e) => rowsOf(e, cells, withPlace)),
    ),
    '',
  ].join('\n');
};

const open = (title: string, endpoints: readonly Endpoint[], access: 'public' | 'signedIn'): string =>
  [`### ${title}`, '', ...endpoints.filter((e) => e.access === access).map((e) => `- ${endpointName(e)}`), ''].join(
    '\n',
  );

/** The permissions in Chinese, printed from policy and contract (docs/permissions.md). */
export const permissionsPage = (endpoints: readonly Endpoint[]): string => {
  const cells = matrixOf(endpoints);
  const reaches = (Object.keys(actions) as Action[]).map((a) => [actions[a], ...roles.map((r) => reachOf(r, a))]);
  const parts = (Object.keys(kindTitles) as PlaceOf['of'][]).map((of) => part(of, endpoints, cells));
  return `${[
    '# 权限一览',
    '',
    `本页由权限规则和接口定义生成，共 ${endpoints.length} 个接口；测试逐格实际调用，与本页不符即为失败。`,
    '没有写明“可”的，一律不可。无权查看与不存在，答复完全相同。一人兼有几个角色的，权限相加。',
    '',
    '## 一、角色从哪里来',
    '',
    '角色随党内职务、任用和组织关系产生，到期即止，不单独授予。审计管理员与系统管理员不得由一人兼任。',
    '',
    table(
      ['角色', '由何产生'],
      roles.map((r) => [roleTitles[r], sourcesOf(r)]),
    ),
    '',
    '## 二、角色能做什么，及于何处',
    '',
    table(['事项', ...shortRoles], reaches),
    '',
    '## 三、时间',
    '',
    '角色只在职务、任用或组织关系存续的日子里有效：起始日当天起，终止日当天止（不含）。下表各格由测试逐个接口、逐个所及实际调用。',
    '',
    table(
      ['角色', ...Object.values(timeTitles)],
      roles.map((r) => [
        roleTitles[r],
        ...Object.keys(timeTitles).map((time) => (time === 'during' ? '见下表' : '一律不可')),
      ]),
    ),
    '',
    '## 四、接口、角色与所及',
    '',
    '“本级”是角色所在的党组织（对人员、记录、导入，是属于该组织的），“下级”“同级”“上级”依党组织树而定，“其他工委”是同一套系统中的另一个机关工委。“—”表示该角色没有这样的位置。',
    '',
    open('任何人都可以调用', endpoints, 'public'),
    open('登录后人人可以调用（只及于自己的登录）', endpoints, 'signedIn'),
    ...parts,
  ]
    .join('\n')
    .trimEnd()}\n`;
};
