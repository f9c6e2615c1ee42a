import { crc32, deflateRawSync } from 'node:zlib';

/** One part of a zip made for a test. What is declared may differ from what is there. */
export type ZipPart = {
  readonly name: string;
  readonly data: string | Buffer;
  readonly declaredSize?: number;
  readonly checksum?: number;
  /** Bit 0 says encrypted. */
  readonly flags?: number;
  readonly stored?: boolean;
};

const utf8Names = 0x800;

const headerOf = (part: ZipPart, content: Buffer, packed: Buffer): Buffer => {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE((part.flags ?? 0) | utf8Names, 2);
  header.writeUInt16LE(part.stored ? 0 : 8, 4);
  header.writeUInt32LE(part.checksum ?? crc32(content), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(part.declaredSize ?? content.length, 18);
  header.writeUInt16LE(Buffer.byteLength(part.name), 22);
  return header;
};

/** A zip file, honest or not. */
export const zipFile = (parts: readonly ZipPart[]): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.data);
    const packed = part.stored ? content : deflateRawSync(content);
    const header = headerOf(part, content, packed);
    const name = Buffer.from(part.name);
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), header, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), header, tail, name]));
    bodies.push(body);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length & 0xffff, 8);
  end.writeUInt16LE(parts.length & 0xffff, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
};

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const relationsXml = (relations: readonly { id: string; type: string; target: string }[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
    .map(({ id, type, target }) => `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export type XlsxForTest = {
  /** The whole XML of each sheet, or what stands between `<worksheet>` and its end. */
  readonly sheets: readonly string[];
  readonly strings?: string;
  readonly styles?: string;
  /** Attributes of workbookPr. */
  readonly workbookPr?: string;
  readonly more?: readonly ZipPart[];
};

export const sheetXml = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inside}</worksheet>`;

/** The parts of a small .xlsx file around the given XML. Sheets are named 表1, 表2 … */
export const xlsxParts = ({ sheets, strings, styles, workbookPr = '', more = [] }: XlsxForTest): ZipPart[] => [
  { name: '_rels/.rels', data: relationsXml([{ id: 'r1', type: 'officeDocument', target: 'xl/workbook.xml' }]) },
  {
    name: 'xl/workbook.xml',
    data: `<workbook xmlns:r="${relationships}"><workbookPr ${workbookPr}/><sheets>${sheets
      .map((_, i) => `<sheet name="表${i + 1}" sheetId="${i + 1}" r:id="s${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    data: relationsXml([
      ...sheets.map((_, i) => ({ id: `s${i + 1}`, type: 'worksheet', target: `worksheets/sheet${i + 1}.xml` })),
      { id: 'strings', type: 'sharedStrings', target: 'sharedStrings.xml' },
      { id: 'styles', type: 'styles', target: 'styles.xml' },
    ]),
  },
  ...sheets.map((sheet, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    data: sheet.startsWith('<?xml') ? sheet : sheetXml(sheet),
  })),
  ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: `<sst>${strings}</sst>` }]),
  ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', data: `<styleSheet>${styles}</styleSheet>` }]),
  ...more,
];

export const xlsxFile = (content: XlsxForTest): Buffer => zipFile(xlsxParts(content));
