/** What is known about the refusal: where in the file, the limit it broke, the extension found and the one that fits. */
type About = {
  readonly place?: string;
  readonly limit?: number;
  readonly extension?: string;
  readonly shouldBe?: string;
};

const saveAs = '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。';
const at = ({ place }: About): string => (place === undefined ? '' : `（${place}）`);
const upTo = ({ limit }: About): string => (limit ?? 0).toLocaleString('en-US');

/** Why a file is not read. Closed: every code has its sentence, which says what to do. */
const sentences = {
  empty: () => '这是一个空文件，请检查是否选错了文件。',
  notWorkbook: () => '这个文件不是表格，请选择 .xlsx、.xls 或 .csv 文件。',
  pdf: () => '这是 PDF 文件，不是表格。请向提供者索取原来的 Excel 表格再导入。',
  wordDocument: () => '这是 Word 文档，不是表格。请把其中的表格复制到 Excel 或 WPS 表格里，存为 .xlsx 后再导入。',
  presentation: () => '这是演示文稿，不是表格。请选择 .xlsx、.xls 或 .csv 文件。',
  image: () => '这是图片，不是表格。请向提供者索取原来的 Excel 表格再导入。',
  archive: () => '这是压缩包。请先解压，再导入其中的表格文件。',
  openDocument: () => `这是 OpenDocument 表格（.ods）。${saveAs}`,
  html: () => `这个文件的内容是网页，不是真正的 Excel 表格（有的系统导出时会这样）。${saveAs}`,
  xmlSpreadsheet: () => `这是 XML 格式的表格，不是 .xlsx 文件。${saveAs}`,
  binaryWorkbook: () => `这是二进制工作簿（.xlsb），本系统不读取。${saveAs}`,
  macroWorkbook: () => '这个工作簿带有宏。为了安全，本系统不接收带宏的文件，请另存为不带宏的 .xlsx 后再导入。',
  encrypted: () => '这个文件设了打开密码。请在 Excel 或 WPS 中取消密码，保存后再导入。',
  wrongExtension: ({ extension, shouldBe }: About) =>
    `文件名的后缀是 ${extension ?? ''}，内容却是 ${shouldBe ?? ''} 格式。请把后缀改为 ${shouldBe ?? ''}，或另存一份后再导入。`,
  noSheets: () => '这个工作簿里没有可以读取的工作表（只有图表或宏表）。请检查是否选错了文件。',
  damaged: (about: About) =>
    `文件已损坏或不完整${at(about)}，无法读取。请用 Excel 或 WPS 打开检查，另存为 .xlsx 后再导入。`,
  foreignEntities: () =>
    '文件里含有表格不应有的外部引用声明（DOCTYPE），为了安全不予读取。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后再导入。',
  unknownEncoding: () =>
    '看不出这个文本文件的文字编码（既不是 UTF-8，也不是 GB18030）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
  fileTooLarge: (about: About) =>
    `文件太大，超过 ${upTo({ limit: Math.round((about.limit ?? 0) / 1_000_000) })} MB。请按单位分成几个文件导入。`,
  unpacksTooLarge: () =>
    '文件解压后异常庞大，可能是恶意文件，不予读取。如果确实是正常的表格，请按单位分成几个文件再导入。',
  tooManySheets: (about: About) => `工作表太多，超过 ${upTo(about)} 张。请分成几个文件导入。`,
  tooManyRows: (about: About) => `行数太多${at(about)}，超过 ${upTo(about)} 行。请分成几个文件导入。`,
  tooManyColumns: (about: About) => `列数太多${at(about)}，超过 ${upTo(about)} 列。请删除多余的列后再导入。`,
  textTooLong: (about: About) =>
    `有的文字过长${at(about)}，一个单元格最多 ${upTo(about)} 字。请检查是否有未成对的引号或误粘的内容。`,
  tooManyTexts: () => '表格里的文字总量过大，无法一次读取。请按单位分成几个文件导入。',
  tooManyFormats: () => '工作簿里的单元格样式多得异常，无法读取。请把数据复制到一个新的工作簿里，保存后再导入。',
  tooManyMerges: (about: About) => `合并单元格多得异常${at(about)}，无法读取。请取消多余的合并后再导入。`,
  tooSlow: () => `读取这个文件用时过长，已经停止。${saveAs}`,
  tooMuchMemory: () => `读取这个文件需要的内存过多，已经停止。${saveAs}`,
} as const satisfies Record<string, (about: About) => string>;

export type FileRefusalCode = keyof typeof sentences;

/** The file as a whole is not read; nothing of it may be kept. `sentence` is for the user and says what to do. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly sentence: string;

  constructor(
    readonly code: FileRefusalCode,
    about: About = {},
    options?: ErrorOptions,
  ) {
    const sentence = sentences[code](about);
    super(`${code}: ${sentence}`, options);
    this.sentence = sentence;
  }
}

/** What a library throws over bad bytes becomes a refusal; errors of the operating system (no such file, disk) stay what they are. */
export const asRefusal = (error: unknown, place?: string): unknown => {
  if (error instanceof FileRefused) return error;
  if (error instanceof Error && 'syscall' in error) return error;
  return new FileRefused('damaged', place === undefined ? {} : { place }, { cause: error });
};
