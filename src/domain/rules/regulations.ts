import type { CalendarDay } from '../shared/calendarDay.js';
import { day } from '../shared/calendarDay.js';
import type { Confidence } from '../shared/basis.js';

/** A version of a regulation and the days on which it is in force. */
export type Version = {
  /** As it is cited, usually the year: '2026'. */
  readonly name: string;
  readonly from: CalendarDay;
  /** How sure we are of `from`. */
  readonly confidence: Confidence;
};

export type Regulation = {
  readonly key: string;
  /** The official title without 《》, as of the newest version. */
  readonly title: string;
  /** Short forms and former titles under which it is cited. */
  readonly aliases: readonly string[];
  /** Oldest first; each is in force until the next begins. Empty where no version is used yet. */
  readonly versions: readonly Version[];
};

const version = (name: string, from: string, confidence: Confidence): Version => ({
  name,
  from: day(from),
  confidence,
});
const regulation = (
  key: string,
  title: string,
  aliases: readonly string[],
  ...versions: readonly Version[]
): Regulation => ({ key, title, aliases, versions });

/** The regulations that rules of this product rest on. */
const cited: readonly Regulation[] = [
  regulation(
    'Z',
    '中国共产党支部工作条例（试行）',
    ['支部工作条例（试行）', '支部工作条例', '中国共产党支部工作条例', '党支部工作条例'],
    version('2018', '2018-10-28', 'memory'),
  ),
  regulation(
    'J',
    '中国共产党党和国家机关基层组织工作条例',
    ['党和国家机关基层组织工作条例', '机关基层组织工作条例', '机关党建条例'],
    version('2010', '2010-06-04', 'memory'),
    version('2019', '2019-12-26', 'memory'),
  ),
  regulation(
    'X',
    '中国共产党发展党员工作细则',
    ['发展党员工作细则', '发展党员细则', '中国共产党发展党员工作细则（试行）'],
    version('1990', '1990-06-27', 'memory'),
    version('2014', '2014-05-28', 'memory'),
    version('2026', '2026-05-11', 'text'),
  ),
  regulation(
    'E',
    '中国共产党基层组织选举工作条例',
    [
      '基层组织选举工作条例',
      '基层组织选举',
      '选举工作条例',
      '中国共产党基层组织选举工作暂行条例',
      '基层组织选举工作暂行条例',
    ],
    version('1990', '1990-06-27', 'memory'),
    version('2020', '2020-07-13', 'memory'),
  ),
  regulation(
    'F',
    '关于中国共产党党费收缴、使用和管理的规定',
    ['党费收缴、使用和管理的规定', '中国共产党党费收缴、使用和管理的规定', '党费规定'],
    version('2008', '2008-04-01', 'memory'),
  ),
  regulation(
    'Y',
    '中国共产党党员教育管理工作条例',
    ['党员教育管理工作条例', '党员教育管理条例'],
    version('2019', '2019-05-06', 'memory'),
  ),
  regulation(
    'P',
    '中国共产党纪律处分条例',
    ['纪律处分条例', '党纪处分条例'],
    version('2003', '2003-12-31', 'memory'),
    version('2015', '2016-01-01', 'memory'),
    version('2018', '2018-10-01', 'memory'),
    version('2023', '2024-01-01', 'memory'),
  ),
];

/** Titles that are known to exist, so that a citation can be checked; no rule here rests on them yet. */
const known: readonly Regulation[] = [
  regulation('党章', '中国共产党章程', ['党章'], version('2022', '2022-10-22', 'memory')),
  regulation('准则-政治生活', '关于新形势下党内政治生活的若干准则', ['党内政治生活若干准则']),
  regulation('准则-廉洁自律', '中国共产党廉洁自律准则', ['廉洁自律准则']),
  regulation('监督', '中国共产党党内监督条例', ['党内监督条例']),
  regulation('问责', '中国共产党问责条例', ['问责条例']),
  regulation('党员权利', '中国共产党党员权利保障条例', ['党员权利保障条例']),
  regulation('党务公开', '中国共产党党务公开条例（试行）', ['党务公开条例（试行）', '党务公开条例']),
  regulation('请示报告', '中国共产党重大事项请示报告条例', ['重大事项请示报告条例']),
  regulation('组织工作', '中国共产党组织工作条例', ['组织工作条例']),
  regulation('党组', '中国共产党党组工作条例', ['党组工作条例']),
  regulation('农村', '中国共产党农村基层组织工作条例', ['农村基层组织工作条例']),
  regulation('国企', '中国共产党国有企业基层组织工作条例（试行）', ['国有企业基层组织工作条例（试行）']),
  regulation('高校', '中国共产党普通高等学校基层组织工作条例', ['普通高等学校基层组织工作条例']),
  regulation('地方委员会', '中国共产党地方委员会工作条例', ['地方委员会工作条例']),
  regulation('工作机关', '中国共产党工作机关条例（试行）', ['工作机关条例（试行）']),
  regulation('统战', '中国共产党统一战线工作条例', ['统一战线工作条例']),
  regulation('宣传', '中国共产党宣传工作条例', ['宣传工作条例']),
  regulation('巡视', '中国共产党巡视工作条例', ['巡视工作条例']),
  regulation('纪委', '中国共产党纪律检查委员会工作条例', ['纪律检查委员会工作条例']),
  regulation('组织处理', '中国共产党组织处理规定（试行）', ['组织处理规定（试行）']),
  regulation('干部任用', '党政领导干部选拔任用工作条例', ['干部任用条例']),
  regulation('干部教育', '干部教育培训工作条例', []),
  regulation('公文', '党政机关公文处理工作条例', []),
  regulation('民主生活会', '县以上党和国家机关党员领导干部民主生活会若干规定', ['民主生活会若干规定']),
];

export const regulations: readonly Regulation[] = [...cited, ...known];

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/[《》〈〉\s]/g, '')
    .replace(/\((?:19|20)\d{2}(?:年(?:修订|版)?)?\)$/, '');

/** The regulation of a title, short form or key; a year in brackets behind it and 《》 do not matter. */
export const findRegulation = (title: string): Regulation | null => {
  const wanted = plain(title);
  return (
    regulations.find(
      (r) => r.key === wanted || plain(r.title) === wanted || r.aliases.some((a) => plain(a) === wanted),
    ) ?? null
  );
};

/** The version that governs what happened on a day; null before the first one that is known here. */
export const versionOn = (regulation: Regulation, on: CalendarDay): Version | null =>
  regulation.versions.findLast((v) => v.from <= on) ?? null;

/** The day on which a version ends: the day the next one begins; null while it is in force. */
export const endOf = (regulation: Regulation, name: string): CalendarDay | null => {
  const at = regulation.versions.findIndex((v) => v.name === name);
  return at < 0 ? null : (regulation.versions[at + 1]?.from ?? null);
};
