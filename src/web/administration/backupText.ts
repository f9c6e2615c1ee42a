/** How old the newest backup is: 不到1小时, 18小时, 3天. */
export const ageText = (hours: number): string => {
  if (hours < 1) return '不到1小时';
  return hours < 48 ? `${Math.floor(hours)}小时` : `${Math.floor(hours / 24)}天`;
};
