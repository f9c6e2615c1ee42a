import type { CalendarDay } from '../shared/calendarDay.js';
import type { Confidence } from '../shared/basis.js';
import { findRegulation, versionOn } from './regulations.js';

/** What an article of a version is about: numbers moved between versions, so a citation without its version means nothing. */
export type ArticleSubject = {
  readonly regulation: string;
  readonly version: string;
  readonly article: string;
  readonly subject: string;
  readonly confidence: Confidence;
};

const subjectsOf = (
  regulation: string,
  version: string,
  confidence: Confidence,
  rows: readonly (readonly [article: string, subject: string])[],
): readonly ArticleSubject[] =>
  rows.map(([article, subject]) => ({ regulation, version, article, subject, confidence }));

export const articleSubjects: readonly ArticleSubject[] = [
  ...subjectsOf('X', '2014', 'memory', [
    ['第七条', '派人谈话(一个月)'],
    ['第八条', '确定入党积极分子'],
    ['第十一条', '入党积极分子考察(每半年)'],
    ['第十三条', '确定发展对象'],
    ['第十四条', '入党介绍人'],
    ['第十七条', '发展对象培训'],
    ['第十八条', '支委会审查和预审'],
    ['第二十条', '接收预备党员到会人数'],
    ['第二十二条', '接收预备党员表决'],
    ['第二十八条', '审批期限(三个月/六个月)'],
    ['第三十四条', '预备期'],
    ['第三十五条', '转正'],
  ]),
  ...subjectsOf('X', '2026', 'text', [
    ['第五条', '申请人年龄(十八岁)'],
    ['第六条', '向谁申请'],
    ['第七条', '派人谈话(一个月)'],
    ['第八条', '确定入党积极分子'],
    ['第九条', '培养联系人'],
    ['第十一条', '入党积极分子考察(每半年)'],
    ['第十二条', '入党积极分子变动'],
    ['第十三条', '确定发展对象和公示'],
    ['第十四条', '入党介绍人'],
    ['第十六条', '政治审查'],
    ['第十七条', '发展对象培训'],
    ['第十八条', '支委会审查和预审'],
    ['第十九条', '接收预备党员到会人数'],
    ['第二十条', '接收预备党员表决'],
    ['第二十一条', '支部大会决议内容'],
    ['第二十二条', '审批权限'],
    ['第二十三条', '审批前谈话'],
    ['第二十五条', '审批期限(三个月/六个月)'],
    ['第二十九条', '入党宣誓'],
    ['第三十一条', '预备期'],
    ['第三十二条', '转正表决'],
    ['第三十三条', '转正审批期限(三个月)'],
    ['第三十五条', '转入预备党员转正'],
    ['第三十六条', '入党材料归档'],
    ['第四十四条', '施行日期'],
  ]),
];

/** The subject of an article in the version that governed on a day; null where we do not know it. */
export const subjectOf = (title: string, article: string, on: CalendarDay): ArticleSubject | null => {
  const regulation = findRegulation(title);
  const version = regulation === null ? null : versionOn(regulation, on);
  return (
    articleSubjects.find(
      (s) => s.regulation === regulation?.key && s.version === version?.name && s.article === article,
    ) ?? null
  );
};
