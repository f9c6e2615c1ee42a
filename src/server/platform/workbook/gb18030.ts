/**
 * GB18030 encoding as the inverse of Node's own decoder, because Node only decodes: every two-byte sequence is decoded once; what has none
 * is found among the four-byte ones, which are in order of code point within the basic plane and linear above it.
 */
const twoBytes = (): Map<string, number> => {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = trail === 0x7f ? '\ufffd' : decoder.decode(Uint8Array.of(lead, trail));
      if (character !== '\ufffd' && !table.has(character)) table.set(character, lead * 256 + trail);
    }
  return table;
};

/** The four bytes with a linear index, counted from 81 30 81 30. */
const fourBytes = (index: number): number[] => [
  0x81 + Math.floor(index / 12_600),
  0x30 + (Math.floor(index / 1_260) % 10),
  0x81 + (Math.floor(index / 10) % 126),
  0x30 + (index % 10),
];

const basicPlane = (): Map<string, number> => {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let index = 0; index < 39_420; index += 1) {
    const character = decoder.decode(Uint8Array.from(fourBytes(index)));
    if (character.length === 1 && character !== '\ufffd') table.set(character, index);
  }
  return table;
};

let tables: { readonly two: Map<string, number>; readonly four: Map<string, number> } | undefined;

/** Index of U+10000, which is 90 30 81 30. */
const supplementary = 189_000;

export const encodeGb18030 = (text: string): Buffer => {
  tables ??= { two: twoBytes(), four: basicPlane() };
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const two = tables.two.get(character);
    if (point < 0x80) bytes.push(point);
    else if (two !== undefined) bytes.push(two >> 8, two & 0xff);
    else
      bytes.push(...fourBytes(point >= 0x10000 ? supplementary + point - 0x10000 : (tables.four.get(character) ?? 0)));
  }
  return Buffer.from(bytes);
};
