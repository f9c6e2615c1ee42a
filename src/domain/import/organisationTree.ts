import { branchIndex, type BranchIndex, type NamedOrganisation } from './branchIndex.js';
import { codeRule } from './codes.js';
import { fold } from './fold.js';
import type { KnownName } from './knownNames.js';
import type { WaitingOrganisation } from './organisationRow.js';
import type { OrganisationField, OrganisationRecord, OrganisationType } from './records.js';
import type { Remark } from './remarks.js';

export type Placed = {
  readonly waiting: WaitingOrganisation;
  readonly record: OrganisationRecord;
  readonly remarks: readonly Remark[];
};

type Node = {
  readonly waiting: WaitingOrganisation;
  readonly remarks: Remark[];
  code: string;
  /** Full name of the superior as found; null where it is outside or unknown. */
  parent: Node | NamedOrganisation | null;
  rejected: boolean;
};

const isNode = (p: Node | NamedOrganisation | null): p is Node => p !== null && 'waiting' in p;

const remark = (
  node: Node,
  code: Remark['code'],
  field: OrganisationField,
  more: Omit<Remark, 'code' | 'field' | 'column'> = {},
): void => {
  node.remarks.push({ code, field, column: node.waiting.columnOf(field), ...more });
  if (codeRule(code).weight === 'reject') node.rejected = true;
};

/** The most frequent length of codes made of digits; undefined where there are none. */
const commonLength = (codes: readonly string[]): number | undefined => {
  const lengths = new Map<number, number>();
  for (const code of codes) if (/^\d+$/u.test(code)) lengths.set(code.length, (lengths.get(code.length) ?? 0) + 1);
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0];
};

/**
 * The length to which codes kept as numbers are padded: that of the codes kept as text; where there are none, twelve as in the national
 * register if a leading zero or two may be missing.
 */
const usualLength = (nodes: readonly Node[]): number => {
  const codes = (numeric: boolean) =>
    nodes.filter((n) => n.waiting.draft.code.numeric === numeric).map((n) => n.waiting.draft.code.text);
  const asNumber = commonLength(codes(true)) ?? 0;
  return commonLength(codes(false)) ?? (asNumber === 10 || asNumber === 11 ? 12 : asNumber);
};

const padCodes = (nodes: readonly Node[]): void => {
  const length = usualLength(nodes);
  for (const node of nodes) {
    const { text, numeric } = node.waiting.draft.code;
    if (!numeric || !/^\d+$/u.test(text)) continue;
    node.code = text.padStart(length, '0');
    const from = node.waiting.inText ? text : '';
    if (from !== node.code) remark(node, 'ORG_CODE_NUMERIC', '党组织代码', { from: text, to: node.code });
  }
};

/** Of rows with the same code or full name the first is kept; the same short name is only remarked. */
const findTwice = (nodes: readonly Node[]): void => {
  const [codes, names, shorts] = [new Map<string, Node>(), new Map<string, Node>(), new Map<string, Node>()];
  for (const node of nodes) {
    if (node.rejected) continue;
    const { 党组织全称: full, 党组织简称: short } = node.waiting.draft;
    const sameName = names.get(fold(full));
    const sameCode = node.code === '' ? undefined : codes.get(node.code);
    const row = (n: Node): string[] => [String(n.waiting.row)];
    if (sameName) remark(node, 'ORG_DUP_NAME', '党组织全称', { from: full, near: row(sameName) });
    if (sameCode) remark(node, 'ORG_DUP_CODE', '党组织代码', { from: node.code, near: row(sameCode) });
    if (sameName || sameCode) continue;
    names.set(fold(full), node);
    if (node.code !== '') codes.set(node.code, node);
    const sameShort = shorts.get(fold(short));
    if (sameShort) remark(node, 'ORG_DUP_SHORT', '党组织简称', { from: short, near: row(sameShort) });
    else shorts.set(fold(short), node);
  }
};

const named = (node: Node): NamedOrganisation => ({
  shortName: node.waiting.draft.党组织简称,
  fullName: node.waiting.draft.党组织全称,
  type: node.waiting.draft.组织类别 ?? '党支部',
});

type Places = {
  readonly index: BranchIndex;
  readonly nodes: Map<NamedOrganisation, Node>;
  /** Organisations by full names that they bear no longer, or not yet. */
  readonly former: ReadonlyMap<string, Node | NamedOrganisation>;
};

/** Finds the superior of a row among the rows and the known organisations; says why where there is none. */
const findParent = (node: Node, places: Places): void => {
  const text = node.waiting.draft.上级党组织;
  const { 党组织全称: full, 党组织简称: short } = node.waiting.draft;
  if (text === '') return;
  if (fold(text) === fold(full) || fold(text) === fold(short)) {
    remark(node, 'ORG_PARENT_SELF', '上级党组织', { from: text });
    return;
  }
  const exact = places.index.organisation(text);
  const other = exact === null ? places.former.get(fold(text)) : undefined;
  const found = other ? (isNode(other) ? named(other) : other) : exact;
  if (found === null) return;
  if ('length' in found) {
    remark(node, 'ORG_PARENT_AMBIGUOUS', '上级党组织', { from: text, near: found.map((o) => o.fullName) });
    return;
  }
  node.parent = other ?? places.nodes.get(found) ?? found;
  if (found.fullName !== text) remark(node, 'ORG_PARENT_ALIAS', '上级党组织', { from: text, to: found.fullName });
};

const rootOf = (node: Node): Node | 'cycle' => {
  const met = new Set<Node>();
  let at = node;
  while (isNode(at.parent)) {
    if (met.has(at)) return 'cycle';
    met.add(at);
    at = at.parent;
  }
  return at;
};

/** The row whose superior is outside and which has most others below it; nobody where the known organisations have a top. */
const topOf = (nodes: readonly Node[], known: readonly NamedOrganisation[]): Node | null => {
  const below = new Map<Node, number>();
  for (const node of nodes) {
    if (node.rejected) continue;
    const root = rootOf(node);
    if (root !== 'cycle' && !root.rejected && root.parent === null) below.set(root, (below.get(root) ?? 0) + 1);
  }
  const names = new Set(known.map((o) => fold(o.fullName)));
  const again = [...below.keys()].filter((n) => names.has(fold(n.waiting.draft.党组织全称)));
  const candidates = known.length > 0 && again.length > 0 ? again : [...below.keys()];
  return (
    candidates.sort((a, b) => (below.get(b) ?? 0) - (below.get(a) ?? 0) || a.waiting.row - b.waiting.row)[0] ?? null
  );
};

const judgeParents = (nodes: readonly Node[], top: Node | null, index: BranchIndex): void => {
  for (const node of nodes) {
    if (node.rejected || node === top) continue;
    const text = node.waiting.draft.上级党组织;
    if (node.parent === null && text === '') remark(node, 'ORG_PARENT_MISSING', '上级党组织');
    else if (node.parent === null) {
      const near = index.nearFullNames(text);
      remark(node, 'ORG_PARENT_UNKNOWN', '上级党组织', {
        from: text,
        ...(near.length > 0 ? { near, lead: '，是否为' } : {}),
      });
    } else if (rootOf(node) === 'cycle') remark(node, 'ORG_PARENT_CYCLE', '上级党组织', { from: text });
  }
};

/** Rows below a rejected one have no place until it is put right. */
const rejectBelow = (nodes: readonly Node[]): void => {
  for (let again = true; again;) {
    again = false;
    for (const node of nodes) {
      if (node.rejected || !isNode(node.parent) || !node.parent.rejected) continue;
      const { row } = node.parent.waiting;
      remark(node, 'ORG_PARENT_REJECTED', '上级党组织', { from: node.waiting.draft.上级党组织, near: [String(row)] });
      again = true;
    }
  }
};

const recordOf = (node: Node): OrganisationRecord => {
  const { code: _, 组织类别: type, ...draft } = node.waiting.draft;
  const parent =
    node.parent === null
      ? draft.上级党组织
      : isNode(node.parent)
        ? node.parent.waiting.draft.党组织全称
        : node.parent.fullName;
  return {
    序号: draft.序号,
    党组织全称: draft.党组织全称,
    党组织简称: draft.党组织简称,
    党组织代码: node.code,
    上级党组织: parent,
    组织类别: type ?? ('党支部' satisfies OrganisationType),
    成立日期: draft.成立日期,
    届满日期: draft.届满日期,
    书记姓名: draft.书记姓名,
    联系电话: draft.联系电话,
    所在单位: draft.所在单位,
    党员数: draft.党员数,
    备注: draft.备注,
  };
};

/** Judges the rows of all organisations sheets against each other: doubles, superiors, the top. */
export const placeOrganisations = (
  waiting: readonly WaitingOrganisation[],
  known: readonly KnownName[],
): { readonly rows: readonly Placed[]; readonly top: OrganisationRecord | null } => {
  const nodes = waiting.map((w): Node => {
    const rejected = w.remarks.some((r) => codeRule(r.code).weight === 'reject');
    return { waiting: w, remarks: [], code: w.draft.code.text, parent: null, rejected };
  });
  padCodes(nodes);
  findTwice(nodes);
  const kept = new Map(
    nodes.filter((n) => !n.remarks.some((r) => r.code === 'ORG_DUP_NAME')).map((n) => [named(n), n]),
  );
  const names = new Set([...kept.keys()].map((o) => fold(o.fullName)));
  const byCode = new Map([...kept.values()].flatMap((n) => (n.code === '' ? [] : [[n.code, n] as const])));
  const byFullName = new Map([...kept].map(([o, n]) => [fold(o.fullName), n]));
  const others = known.filter((o) => !names.has(fold(o.fullName)) && !byCode.has(o.code ?? ''));
  const former = new Map(
    known.flatMap((o) => {
      const node = byCode.get(o.code ?? '') ?? byFullName.get(fold(o.fullName));
      const spoken = node && !names.has(fold(o.fullName)) ? [o.fullName] : [];
      return [...spoken, ...(o.otherNames ?? []).map((n) => n.fullName)].map(
        (name) => [fold(name), node ?? o] as const,
      );
    }),
  );
  const index = branchIndex([...kept.keys(), ...others]);
  for (const node of nodes) if (!node.rejected) findParent(node, { index, nodes: kept, former });
  const top = topOf(nodes, known);
  judgeParents(nodes, top, index);
  rejectBelow(nodes);
  const rows = nodes.map((node) => ({ waiting: node.waiting, record: recordOf(node), remarks: node.remarks }));
  return { rows, top: top === null || top.rejected ? null : recordOf(top) };
};
