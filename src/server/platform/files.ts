import type { Readable } from 'node:stream';

/** A file on its way in, under the name its sender gave it. */
export type UploadedFile = { readonly fileName: string; readonly content: Readable };
/** A file on its way out; `inline`: shown by the browser instead of saved. */
export type Download = { readonly fileName: string; readonly content: Buffer | Readable; readonly inline?: true };
