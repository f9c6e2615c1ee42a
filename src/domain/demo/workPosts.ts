/** What people do, by the sort of branch and age. */
export const agencyPosts: readonly (readonly [post: string, fromAge: number, toAge: number, weight: number])[] = [
  ['一级科员', 22, 30, 20],
  ['四级主任科员', 25, 36, 24],
  ['二级主任科员', 28, 45, 22],
  ['一级主任科员', 30, 60, 26],
  ['副科长', 30, 50, 16],
  ['科长', 34, 58, 16],
  ['四级调研员', 38, 60, 18],
  ['三级调研员', 44, 60, 8],
  ['工勤人员', 40, 60, 4],
];
export const institutionPosts: readonly (readonly [post: string, fromAge: number, toAge: number, weight: number])[] = [
  ['助理工程师', 23, 33, 22],
  ['工程师', 28, 48, 30],
  ['高级工程师', 38, 60, 16],
  ['九级职员', 23, 34, 14],
  ['八级职员', 28, 48, 16],
  ['七级职员', 36, 60, 14],
  ['副主任', 34, 55, 8],
  ['主任', 38, 58, 6],
  ['工勤人员', 40, 60, 5],
];
export const retiredPosts: readonly (readonly [post: string, weight: number])[] = [
  ['退休干部', 78],
  ['退休职工', 19],
  ['离休干部', 3],
];
export const leaderPosts = ['党组书记、局长', '党组成员、副局长', '机关党委专职副书记'] as const;
export const workingCommitteeStaffPost = '工委组织科科长';

/** Schooling by year of birth. */
export const schooling: readonly (readonly [beforeYear: number, list: readonly (readonly [string, number])[]])[] = [
  [
    1955,
    [
      ['初中', 20],
      ['高中', 25],
      ['中专', 25],
      ['大专', 22],
      ['大学本科', 8],
    ],
  ],
  [
    1970,
    [
      ['高中', 12],
      ['中专', 18],
      ['大专', 38],
      ['大学本科', 30],
      ['硕士研究生', 2],
    ],
  ],
  [
    1985,
    [
      ['大专', 18],
      ['大学本科', 64],
      ['硕士研究生', 16],
      ['博士研究生', 2],
    ],
  ],
  [
    2100,
    [
      ['大专', 4],
      ['大学本科', 60],
      ['硕士研究生', 32],
      ['博士研究生', 4],
    ],
  ],
];
/** Native places outside the city. */
export const otherNativePlaces: readonly string[] = [
  '湖南岳阳',
  '江西九江',
  '安徽安庆',
  '四川绵阳',
  '河南信阳',
  '山东潍坊',
  '江苏盐城',
  '湖北襄阳',
];
