import { itemFormTitles, problemAreaTitles, type MeetingPart } from '../../domain/meetings/content.js';
import { presenceTitles } from '../../domain/meetings/roll.js';
import { count, dayText } from '../kit/format.js';

/** What ids stand for, to say them in words. */
export type Names = {
  readonly person: (id: string) => string;
  readonly kind: (kind: string) => string;
  readonly group: (id: string) => string;
};

export type PartField = keyof MeetingPart;
/** The fields of a meeting, in the order in which they are read, as people call them. */
export const fieldTitles: Readonly<Record<PartField, string>> = {
  kinds: '种类',
  groupIds: '党小组',
  beginsAt: '开始时刻',
  endsAt: '结束时刻',
  topic: '主题',
  place: '地点',
  chairId: '主持人',
  chairDelegated: '受书记委托主持',
  recorderId: '记录人',
  missing: '未到会人员',
  tookPart: '参加人员',
  guests: '列席人员',
  items: '议程',
  resolutions: '决议',
  problems: '问题清单',
  minutes: '会议记录',
  purpose: '目的',
  outcome: '成效',
  belongsToYear: '所属年度',
};
export const partFields = Object.keys(fieldTitles) as readonly PartField[];

const lines = (texts: readonly string[]): string => texts.join('；');
const itemText = (item: MeetingPart['items'][number], names: Names): string =>
  [
    itemFormTitles[item.form],
    item.title,
    item.speakerId ? names.person(item.speakerId) : item.speakerName,
    item.minutes === null ? '' : `${item.minutes}分钟`,
  ]
    .filter((text) => text !== '')
    .join('，');
const votesText = (votes: NonNullable<MeetingPart['resolutions'][number]['votes']>): string =>
  `赞成${count(votes.inFavour, '人')}，反对${count(votes.against, '人')}，弃权${count(votes.abstained, '人')}`;
const problemText = (p: MeetingPart['problems'][number], names: Names): string =>
  [
    problemAreaTitles[p.area],
    p.text,
    p.chosen ? '选定解决' : '',
    p.measure,
    p.answerableId ? names.person(p.answerableId) : '',
    p.dueOn ? `${dayText(p.dueOn)}前` : '',
  ]
    .filter((text) => text !== '')
    .join('，');

type Texts = { readonly [F in PartField]: (value: MeetingPart[F], names: Names) => string };
const texts: Texts = {
  kinds: (kinds, names) => kinds.map(names.kind).join('、'),
  groupIds: (ids, names) => ids.map(names.group).join('、'),
  beginsAt: (time) => time ?? '',
  endsAt: (time) => time ?? '',
  topic: (text) => text,
  place: (text) => text,
  chairId: (id, names) => (id ? names.person(id) : ''),
  chairDelegated: (delegated) => (delegated ? '是' : '否'),
  recorderId: (id, names) => (id ? names.person(id) : ''),
  missing: (missing, names) =>
    Object.entries(missing)
      .map(([id, presence]) => `${names.person(id)}${presenceTitles[presence]}`)
      .sort()
      .join('、'),
  tookPart: (ids, names) => ids.map(names.person).join('、'),
  guests: (guests) => guests.map((g) => (g.capacity ? `${g.name}（${g.capacity}）` : g.name)).join('、'),
  items: (items, names) => lines(items.map((item) => itemText(item, names))),
  resolutions: (list) => lines(list.map((r) => (r.votes ? `${r.text}（${votesText(r.votes)}）` : r.text))),
  problems: (list, names) => lines(list.map((p) => problemText(p, names))),
  minutes: (text) => text,
  purpose: (text) => text,
  outcome: (text) => text,
  belongsToYear: (year) => (year === null ? '' : `${year}年`),
};

/** A field in words; '' where nothing is filled in. */
export const fieldText = <F extends PartField>(part: MeetingPart, field: F, names: Names): string =>
  texts[field](part[field], names);

export type FieldChange = { readonly title: string; readonly before: string; readonly after: string };

/** What differs between two versions of a meeting, as somebody reads it. Who took part is told by who was missing where all were due. */
export const changesBetween = (before: MeetingPart, after: MeetingPart, names: Names): readonly FieldChange[] =>
  partFields
    .filter((field) => field !== 'tookPart')
    .map((field) => ({
      title: fieldTitles[field],
      before: fieldText(before, field, names),
      after: fieldText(after, field, names),
    }))
    .filter((change) => change.before !== change.after);
