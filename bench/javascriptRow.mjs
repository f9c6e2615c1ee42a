// The JavaScript of the built web, as it travels: see scripts/bundle.mjs.
import { measure as sizes } from '../scripts/bundle.mjs';

export const measure = () => {
  const { first, later } = sizes();
  if (first < 50 || later.length < 10) throw new Error('构建结果里没有找到各页面的脚本。');
  const most = later.reduce((a, b) => (a.kilobytes >= b.kilobytes ? a : b));
  return [
    {
      row: 'javascript',
      work: '登录和首页的 JavaScript（gzip）',
      ours: `${first.toFixed(0)} KB`,
      limit: '',
      figure: first,
      unit: ' KB',
      digits: 0,
      atMost: 350,
    },
    {
      row: 'javascript',
      work: `后续页面增加最多（${later.length} 页中）`,
      ours: `${most.kilobytes.toFixed(0)} KB`,
      limit: most.page,
      figure: most.kilobytes,
      unit: ' KB',
      digits: 0,
      atMost: 150,
    },
  ];
};
