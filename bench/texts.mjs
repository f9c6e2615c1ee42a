// Minutes of meetings, made up: sentences out of a stock, as minutes are, so that unrelated ones share a phrase here and there. The
// same seed gives the same texts.
const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const characters = Array.from(
  '支部党员大会学习讨论工作计划总结报告落实措施责任分工时限检查反馈群众服务窗口调研走访座谈问题整改建议意见方案推进年度重点项目培训测试档案台账会议记录主持发言表态决定通过同意安排部署要求强调指出认为围绕结合通过开展组织参加完成形成建立健全机制流程制度',
);
const stock = 4000;

/** A stock of sentences of 15 to 45 characters. */
const sentences = (() => {
  const draw = chance(20_260_930);
  return Array.from({ length: stock }, () =>
    Array.from({ length: 15 + Math.floor(draw() * 31) }, () => characters[Math.floor(draw() * characters.length)]).join(
      '',
    ),
  );
})();

/** About 800 characters, by number. */
export const textOf = (number) => {
  const draw = chance(number * 2_654_435_761);
  const count = 22 + Math.floor(draw() * 10);
  return Array.from({ length: count }, () => sentences[Math.floor(draw() * stock)]).join('，');
};

/** The same text with one sentence in thirty replaced: what somebody makes of last month's minutes. */
export const copyOf = (number, version) => {
  const draw = chance(number * 31 + version);
  return textOf(number)
    .split('，')
    .map((s) => (draw() < 1 / 30 ? sentences[Math.floor(draw() * stock)] : s))
    .join('，');
};
