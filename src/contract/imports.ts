import { z } from 'zod';
import { calendarDay, endpoint, mayReply, pageQuery, uuid } from './endpoint.js';

export const importStates = [
  'reading',
  'ready',
  'applying',
  'applied',
  'undoing',
  'undone',
  'refused',
  'discarded',
] as const;
const params = z.object({ importId: uuid });
const run = { action: 'import.run', place: { of: 'import', param: 'importId' } } as const;
const read = { action: 'import.read', place: { of: 'import', param: 'importId' } } as const;
const outcome = z.enum(['accept', 'normalise', 'reject']);
/** Places of files, sheets and columns from 0; no workbook has more of them. */
const place = z.number().int().min(0).max(32_767);
const askedPlace = z.coerce.number().int().min(0).max(32_767);
const rowNumber = z.number().int().min(1).max(2_000_000);

export const importLine = z.object({
  id: uuid,
  state: z.enum(importStates),
  asOf: calendarDay,
  createdAt: z.string(),
  createdBy: z.string(),
  /** The organisation whose branches it is about. */
  organisationName: z.string(),
  files: z.array(z.string()),
  /** From 0 to 1. */
  progress: z.number(),
  stage: z.string(),
  problem: z.string().nullable(),
  counts: z.object({ accept: z.number(), normalise: z.number(), reject: z.number(), unchanged: z.number() }),
});
export type ImportLine = z.infer<typeof importLine>;

export const imports = endpoint({
  method: 'GET',
  path: '/api/imports',
  title: '导入记录',
  query: z.object(pageQuery),
  access: { action: 'import.read', place: { of: 'anywhere' } },
  reply: z.object({ total: z.number(), items: z.array(importLine), may: mayReply }),
  refusals: [],
});
/** Multipart: field `asOf`, then files. Answers at once; reading goes on in the background. */
export const startImport = endpoint({
  method: 'POST',
  path: '/api/imports',
  title: '上传工作簿',
  access: { action: 'import.run', place: { of: 'anywhere' } },
  upload: true,
  reply: z.object({ id: uuid }),
  refusals: ['request.tooLarge', 'request.invalid', 'import.busy'],
});
export const importDetail = endpoint({
  method: 'GET',
  path: '/api/imports/:importId',
  title: '导入详情',
  params,
  access: read,
  reply: importLine.extend({
    sheets: z.array(
      z.object({
        fileNo: z.number(),
        sheetNo: z.number(),
        file: z.string(),
        sheet: z.string().nullable(),
        refusal: z.string().nullable(),
        kind: z.string().nullable(),
        kindTitle: z.string().nullable(),
        ignoredBecause: z.string().nullable(),
        counts: z.object({ accept: z.number(), normalise: z.number(), reject: z.number(), unchanged: z.number() }),
        columns: z.array(z.object({ column: z.number(), header: z.string(), field: z.string().nullable() })),
        fields: z.array(z.string()),
        missingFields: z.array(z.string()),
      }),
    ),
    codes: z.array(z.object({ code: z.string(), title: z.string(), weight: z.string(), count: z.number() })),
    missing: z.number(),
    /** What was accepted and yet could not be registered, e.g. a second secretary: sentences to be looked at. */
    left: z.array(z.string()),
    appliedAt: z.string().nullable(),
    undoneAt: z.string().nullable(),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
export const importRows = endpoint({
  method: 'GET',
  path: '/api/imports/:importId/rows',
  title: '导入的行',
  params,
  query: z.object({
    ...pageQuery,
    outcome: outcome.optional(),
    code: z.string().max(60).optional(),
    fileNo: askedPlace.optional(),
    sheetNo: askedPlace.optional(),
    changed: z.coerce.boolean().optional(),
  }),
  access: read,
  reply: z.object({
    total: z.number(),
    items: z.array(
      z.object({
        fileNo: z.number(),
        sheetNo: z.number(),
        row: z.number(),
        outcome,
        codes: z.array(z.string()),
        messages: z.array(z.string()),
        /** Chinese field → value as it will be stored, or as found where rejected. ID numbers and phones masked. */
        values: z.record(z.string(), z.string()),
        changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
        suggestion: z.string().nullable(),
        /** The cells at fault, so that one can be put right in place; `suggestion` is the value that 采用建议 would write there. */
        problems: z
          .array(
            z.object({ field: z.string(), found: z.string(), sentence: z.string(), suggestion: z.string().nullable() }),
          )
          .optional(),
        applied: z.boolean(),
      }),
    ),
  }),
  refusals: ['notFound'],
});
export const mapColumn = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/mapping',
  title: '指定列',
  params,
  access: run,
  body: z.object({
    fileNo: place,
    sheetNo: place,
    column: place,
    field: z.string().max(40).nullable(),
  }),
  reply: z.object({}),
  refusals: ['notFound', 'import.busy', 'import.state'],
});
export const correctCell = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/corrections',
  title: '更正单元格',
  params,
  access: run,
  body: z.object({
    fileNo: place,
    sheetNo: place,
    row: rowNumber,
    field: z.string().max(40),
    value: z.string().max(2000),
  }),
  reply: z.object({}),
  refusals: ['notFound', 'import.busy', 'import.state'],
});
export const applyImport = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/apply',
  title: '入库',
  params,
  access: run,
  /** All acceptable rows, or only those of some sheets, or without rows bearing some warnings. */
  body: z.object({
    sheets: z.array(z.object({ fileNo: place, sheetNo: place })).optional(),
    withoutCodes: z.array(z.string().max(60)).default([]),
  }),
  reply: z.object({}),
  refusals: ['notFound', 'import.busy', 'import.state'],
});
export const discardImport = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/discard',
  title: '放弃导入',
  params,
  access: run,
  reply: z.object({}),
  refusals: ['notFound', 'import.busy', 'import.state'],
});
export const undoImport = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/undo',
  title: '撤销导入',
  params,
  access: run,
  reply: z.object({}),
  refusals: ['notFound', 'import.busy', 'import.state', 'import.builtOn'],
});
export const rejectedRows = endpoint({
  method: 'GET',
  path: '/api/imports/:importId/rejected.xlsx',
  title: '下载被拒收的行',
  params,
  access: run,
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  reply: z.unknown(),
  refusals: ['notFound', 'import.state'],
});
export const missingPeople = endpoint({
  method: 'GET',
  path: '/api/imports/:importId/missing',
  title: '新文件中没有的人',
  params,
  query: z.object(pageQuery),
  access: read,
  reply: z.object({
    total: z.number(),
    items: z.array(
      z.object({
        personId: uuid,
        name: z.string(),
        branchName: z.string(),
        answer: z.enum(['stays', 'left']).nullable(),
      }),
    ),
  }),
  refusals: ['notFound'],
});
export const answerMissing = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/missing/:personId',
  title: '答复新文件中没有的人',
  params: params.extend({ personId: uuid }),
  access: run,
  body: z.object({ answer: z.enum(['stays', 'left']) }),
  reply: z.object({}),
  refusals: ['notFound', 'import.busy', 'import.state'],
});
