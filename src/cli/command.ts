import type { ParseArgsConfig } from 'node:util';

/** 0 done; 1 wrong usage or refused; 2 done, but a file was refused. */
export type ExitCode = 0 | 1 | 2;

/** One subcommand: what it is called, what it says of itself, its options, and what it does. */
export type Command = {
  readonly name: string;
  /** One line, Chinese. */
  readonly title: string;
  /** Lines of usage and explanation, Chinese. */
  readonly help: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly run: (
    positionals: readonly string[],
    values: Readonly<Record<string, string | boolean | undefined>>,
  ) => Promise<ExitCode>;
};

/** A wrong use or a refusal: its message goes to standard error, the exit code is 1. */
export class UsageError extends Error {}
