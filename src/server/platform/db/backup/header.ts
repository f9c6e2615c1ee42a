import { z } from 'zod';

/** What a backup says of itself. It is encrypted and authenticated like the rest. */
export const backupHeader = z.object({
  /** The version of the program that wrote it. */
  program: z.string(),
  /** PostgreSQL's version that it was read from. */
  server: z.string(),
  createdAt: z.iso.datetime(),
  /** The migrations that the schema consists of, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), rows: z.number() })),
  sequences: z.array(z.object({ name: z.string(), value: z.number(), isCalled: z.boolean() })),
});
export type BackupHeader = z.infer<typeof backupHeader>;

/** How far a backup or a restore has come; `rows` and `of` count rows of all tables. */
export type BackupProgress = { readonly table: string; readonly rows: number; readonly of: number };
