/**
 * A made-up city. Its region code, dialling code and phone range are not assigned to anybody, so that no ID number or phone
 * in the demo can be a real person's.
 */
export type Place = {
  /** Without 市. */
  readonly city: string;
  readonly districts: readonly string[];
  readonly villages: readonly string[];
  /** Who heads the 机关工委: a leader of the city, in no roster below. */
  readonly head: string;
  /** First four digits of every ID number; no province has 99. */
  readonly regionPrefix: string;
  /** First digits of every organisation code (12 digits in all). */
  readonly codePrefix: string;
  readonly diallingCode: string;
  /** First digits of every mobile number. */
  readonly mobilePrefix: string;
};

/** The demo city. */
export const lanchuan: Place = {
  city: '澜川',
  districts: ['澜东区', '澜西区', '桐湾区', '石桥区', '云屏县', '柳汀县', '青岚县', '渡口县'],
  villages: ['枫坪村', '老渡口社区', '桐花村', '石桥头社区', '南屏村', '沙洲社区', '竹下村', '新港社区'],
  head: '钟文程',
  regionPrefix: '9907',
  codePrefix: '0972',
  diallingCode: '0600',
  mobilePrefix: '1546',
};

/** The small city whose workbooks are as offices keep them. */
export const wangxi: Place = {
  city: '望溪',
  districts: ['溪北区', '溪南区', '鹭洲区', '枣林县', '平湖县'],
  villages: ['梨花村', '西塘社区', '鹭洲社区', '枣林村', '水磨村'],
  head: '易景川',
  regionPrefix: '9908',
  codePrefix: '0983',
  diallingCode: '0610',
  mobilePrefix: '1549',
};
