const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, '火狐'],
  [/Chrome\//, 'Chrome 内核浏览器'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, '安卓手机'],
  [/iPhone|iPad/, '苹果手机或平板'],
  [/HarmonyOS/, '鸿蒙手机'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
];
const nameIn = (table: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/** What a browser says of itself, as its owner would recognise it: Windows 电脑，Edge. */
export const browserName = (userAgent: string): string =>
  [nameIn(systems, userAgent), nameIn(browsers, userAgent)].filter(Boolean).join('，') || '其他设备';
