/** Units of a city by weight: large ones have a 机关党委, middle ones a 党总支, small ones one branch directly below the 机关工委. */
export const largeUnits: readonly string[] = [
  '市教育局',
  '市公安局',
  '市住房和城乡建设局',
  '市卫生健康委员会',
  '市交通运输局',
  '市市场监督管理局',
  '市自然资源和规划局',
  '市水利局',
];
export const middleUnits: readonly string[] = [
  '市财政局',
  '市人力资源和社会保障局',
  '市发展和改革委员会',
  '市农业农村局',
  '市民政局',
  '市司法局',
  '市生态环境局',
  '市文化广电和旅游局',
  '市应急管理局',
  '市审计局',
  '市城市管理综合执法局',
  '市商务局',
  '市科学技术局',
  '市医疗保障局',
];
export const smallUnits: readonly string[] = [
  '市直机关工委',
  '市委政策研究室',
  '市统计局',
  '市档案馆',
  '市信访局',
  '市委党史研究室',
  '市数据局',
  '市体育局',
  '市供销合作社联合社',
  '市残疾人联合会',
  '市妇女联合会',
  '市文学艺术界联合会',
  '市科学技术协会',
  '市红十字会',
  '市投资促进中心',
  '市住房公积金管理中心',
  '市机关事务服务中心',
];

/** For cities larger than the lists: the same bureaus of made-up counties. */
const bureaus = [
  '教育局',
  '财政局',
  '民政局',
  '司法局',
  '水利局',
  '农业农村局',
  '交通运输局',
  '卫生健康局',
  '审计局',
  '统计局',
];
const countyFirst = Array.from('桐柳枫竹松梅兰荷石沙云岚汀洲渡桥泉岭坪塘');
const countySecond = Array.from('溪湾桥坪岭川源塘渡泉屏口岗林湖洲山台亭陂');
const countyPrefixes = ['', '新', '上', '下', '东', '西', '南', '北'];
const countyOf = (index: number): string =>
  `${countyPrefixes[Math.floor(index / (countyFirst.length * countySecond.length)) % countyPrefixes.length]}${countyFirst[index % countyFirst.length]}${countySecond[Math.floor(index / countyFirst.length) % countySecond.length]}县`;

/** The `index`-th name of a list that does not end. */
export const unitName = (list: readonly string[], offset: number, index: number): string => {
  const listed = list[index];
  if (listed !== undefined) return listed;
  const further = (index - list.length) * 3 + offset;
  return `${countyOf(Math.floor(further / bureaus.length))}${bureaus[further % bureaus.length]}`;
};

/** Branches of a unit's own departments; 机关第一 … come before them. */
export const departments: readonly string[] = [
  '办公室',
  '人事教育科',
  '法规审批科',
  '规划财务科',
  '综合业务科',
  '行业指导科',
  '监督管理科',
  '安全生产科',
  '党建群团科',
  '科技信息科',
];
/** Institutions below a unit. */
export const institutions: readonly string[] = [
  '数据中心',
  '保障服务中心',
  '执法监督支队',
  '科普宣教中心',
  '质量检测站',
  '技术推广站',
  '应急指挥中心',
  '干部培训中心',
  '后勤保障处',
  '工程建设事务中心',
  '档案服务中心',
  '研究院',
];
/** The unit that took a new name in the course of the demo, and what it was called before. */
export const renamedUnit = { now: '市城市管理综合执法局', before: '市城市管理局' } as const;
/** An institution with a name of its own, whose branch went from one unit's 机关党委 to another's. */
export const movedInstitution = '市规划展示馆';

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** 1 … 99 as 一 … 九十九. */
export const chineseNumber = (n: number): string => {
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 ? '' : digits[n % 10];
  return tens === 0 ? (digits[n] ?? String(n)) : `${tens === 1 ? '' : digits[tens]}十${ones}`;
};
