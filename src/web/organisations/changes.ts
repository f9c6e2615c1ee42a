import type { z } from 'zod';
import type { recordOrganisationEvent } from '../../contract/organisations.js';
import { organisationKinds, organisationKindTitles, type OrganisationKind } from '../../domain/organisations/kinds.js';
import { mayStandBelow } from '../../domain/organisations/lifecycle.js';
import type { FieldsOf } from '../kit/ContractForm.js';
import type { Choice } from '../kit/formBody.js';

export type ChangeKind = z.input<(typeof recordOrganisationEvent)['body']>['kind'];

export const changeTitles: Readonly<Record<ChangeKind, string>> = {
  setUp: '设立下级党组织',
  rename: '更名',
  move: '变更隶属',
  merge: '合并到其他党组织',
  dissolve: '撤销',
};

/** Kinds that may stand directly below an organisation of a kind. */
export const kindsBelow = (parent: string): readonly Choice[] =>
  organisationKinds
    .filter((kind) => mayStandBelow(kind, parent as OrganisationKind).lawful)
    .map((value) => ({ value, title: organisationKindTitles[value] }));

/** What may be chosen; the server decides with reasons whether it may happen. */
export const changesFor = (kind: string): readonly ChangeKind[] => [
  ...(kindsBelow(kind).length > 0 ? (['setUp'] as const) : []),
  'rename',
  ...(kind === 'workingCommittee' ? [] : (['move', 'merge', 'dissolve'] as const)),
];

type Fields = FieldsOf<typeof recordOrganisationEvent>;
const names: Fields = [
  { name: 'name', label: '全称', kind: 'text' },
  { name: 'shortName', label: '简称', kind: 'text' },
];

/** What is asked for a change, beside the day and the note that all have. */
export const fieldsOf = (kind: ChangeKind, parentKind: string): Fields => {
  const own: Readonly<Record<ChangeKind, Fields>> = {
    setUp: [
      { name: 'childKind', label: '类别', kind: 'choice', choices: kindsBelow(parentKind) },
      ...names,
      { name: 'code', label: '党组织代码', kind: 'text', optional: true },
      { name: 'hasCommittee', label: '设支部委员会', kind: 'check' },
    ],
    rename: names,
    move: [{ name: 'newParentId', label: '新的上级党组织', kind: 'organisation' }],
    merge: [{ name: 'intoId', label: '并入的党组织', kind: 'organisation' }],
    dissolve: [],
  };
  return [
    ...own[kind],
    { name: 'on', label: '生效日期', kind: 'date', hint: '以批复所载日期为准。' },
    { name: 'reason', label: '说明（批复文号等）', kind: 'text', optional: true },
  ];
};
