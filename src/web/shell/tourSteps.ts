import type { Me } from '../../contract/session.js';
import { menuOf, type EntryKey } from './menu.js';

export type TourStep = {
  /** The element it speaks of: `data-tour`. */
  readonly at: EntryKey | 'search';
  /** The page to be on; null stays. */
  readonly to: string | null;
  readonly title: string;
  readonly text: string;
};

const texts: readonly { readonly at: TourStep['at']; readonly title: string; readonly text: string }[] = [
  {
    at: 'map',
    title: '一张表看清谁该做什么',
    text: '每行是一个下级党组织，每列是一个月。格中“已完成/应做”，逾期另有标记。点开任何一格，可以一直看到支部、那一次会议和所依据的条文。',
  },
  {
    at: 'search',
    title: '按名称、拼音或首字母查找',
    text: '例如输入“jgdw”即可找到机关党委。人员也在这里查找。',
  },
  {
    at: 'organisation',
    title: '党组织和职务',
    text: '左侧是组织树。每个党组织的班子、届满日期、空缺职务和设置是否符合规定都写明原因。选择“截至”某日，可以看到当日的情形。',
  },
  {
    at: 'roster',
    title: '某一天谁应到会',
    text: '名册按日期计算应到和有表决权应到，不计入的人写明原因，不必再翻旧台账。',
  },
  {
    at: 'imports',
    title: '把手头的工作簿拖进来',
    text: '党组织信息、党员名册、三会一课台账，是什么样就传什么样。先预览，逐行说明，确认后才入库，入库后也可以整体撤销。',
  },
];

/** Five steps for a committee, which sees everything; others have few pages and need no guide. */
export const tourOf = (me: Me): readonly TourStep[] => {
  const entries = menuOf(me).flatMap((group) => group.entries);
  const steps = texts.flatMap((text): TourStep[] => {
    if (text.at === 'search') return [{ ...text, to: null }];
    const entry = entries.find((e) => e.key === text.at);
    return entry ? [{ ...text, to: entry.to }] : [];
  });
  return steps.length === texts.length ? steps : [];
};
