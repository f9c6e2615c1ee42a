import { markup, type Html } from './html.js';

/**
 * How offices print: A4, body 仿宋 3号 (16 pt), title 小标宋 2号 (22 pt), headings 黑体; margins of GB/T 9704-2012 5.2 (top 37, left 28,
 * bottom 35, right 26 mm; 依据待核, as the standard was read in a secondary source). Fonts of Windows first, then free ones.
 */
const style = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font: 14pt SimSun, serif; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 156mm; font: 16pt/28pt FangSong, FangSong_GB2312, STFangsong, "Noto Serif CJK SC", serif; color: #000; background: #fff; }
h1 { font: 22pt/32pt "FZXiaoBiaoSong-B05S", 方正小标宋简体, STZhongsong, "Noto Serif CJK SC", serif; font-weight: 600; text-align: center; margin: 0 0 16pt; text-wrap: balance; }
h2 { font: 16pt/28pt SimHei, "Noto Sans CJK SC", sans-serif; font-weight: 600; margin: 16pt 0 6pt; break-after: avoid; }
h3 { font: 16pt/28pt KaiTi, STKaiti, "Noto Serif CJK SC", serif; font-weight: 600; margin: 10pt 0 4pt; break-after: avoid; }
p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
.plain p, td p { text-indent: 0; }
table { width: 100%; border-collapse: collapse; margin: 6pt 0; font-size: 12pt; line-height: 18pt; }
caption { text-align: left; font: 12pt/20pt SimHei, "Noto Sans CJK SC", sans-serif; }
th, td { border: 0.75pt solid #000; padding: 3pt 5pt; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; white-space: nowrap; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
td.number, th.number { text-align: center; white-space: nowrap; }
td.sign { height: 26pt; }
.keep { break-inside: avoid; }
.new-page { break-before: page; }
.right { text-align: right; text-indent: 0; }
.note { font-size: 12pt; line-height: 18pt; color: #333; }
.cover { text-align: center; padding-top: 60mm; }
.cover p { text-indent: 0; text-align: center; }
.cover .of { font-size: 20pt; margin-top: 40mm; }
ol, ul { margin: 0; padding-left: 2em; }
.print { position: fixed; top: 12px; right: 12px; font: 14px/1 system-ui, sans-serif; padding: 8px 14px; border: 1px solid #999; border-radius: 4px; background: #fff; color: #000; text-decoration: none; }
@media screen { body { padding: 16mm 5mm; } }
@media print { .print { display: none; } }
`;

/** A whole page that stands by itself: it can be printed, saved and opened without network. */
export const page = (title: string, body: Html): string =>
  `<!doctype html>\n${
    markup`<html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title}</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`.html
  }\n`;

/** A table with a head; cells are text or HTML. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly (string | number | Html)[])[],
  caption?: string,
): Html =>
  markup`<table>
    ${
      caption === undefined
        ? null
        : markup`<caption>
            ${caption}
          </caption>`
    }
    <thead>
      <tr>
        ${head.map((cell) => markup`<th scope="col">${cell}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          markup`<tr>
            ${row.map((cell) => markup`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;

/** Facts as two columns: what, and what it is. */
export const facts = (rows: readonly (readonly [string, string | Html])[]): Html =>
  markup`<table>
    <tbody>
      ${rows.map(
        ([what, is]) =>
          markup`<tr>
            <th scope="row">${what}</th>
            <td>${is}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
