/**
 * Kinds of data that go after a time, because nobody needs them any more; each with what it is called and the months it stays
 * unless a working committee sets others. Records of organisation life, posts and membership stay; so does the audit log, which
 * nothing deletes. (Audit: at least six months, 网络安全法 第二十三条.)
 */
export const retentionKinds = {
  importRows: { title: '已处理的导入文件内容', months: 12 },
  feedback: { title: '已答复的意见反馈', months: 24 },
  corrections: { title: '已答复的更正请求', months: 36 },
} as const;
export type RetentionKind = keyof typeof retentionKinds;
export type RetentionPeriods = Readonly<Record<RetentionKind, number>>;

/** The months of each kind: what is set, else the default. */
export const periodsOf = (set: Readonly<Partial<Record<RetentionKind, number | undefined>>>): RetentionPeriods => ({
  importRows: set.importRows ?? retentionKinds.importRows.months,
  feedback: set.feedback ?? retentionKinds.feedback.months,
  corrections: set.corrections ?? retentionKinds.corrections.months,
});

/** A month counts thirty-one days here: nothing goes a day too early. @returns how many milliseconds something stays */
export const stayOf = (months: number): number => months * 31 * 24 * 3_600_000;
