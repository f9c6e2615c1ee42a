import type { TestProject } from 'vitest/node';
import { startProgram, type Program } from '../src/testkit/program.js';

declare module 'vitest' {
  // Vitest's own extension point; an interface is what can be merged.
  export interface ProvidedContext {
    /** Where `zhibu start --demo` listens, as it printed it. */
    demoAddress: string;
  }
}

let program: Program | null = null;

/** Vitest's global setup of the browser stories: the demo city, started as the README says. */
export const setup = async (project: TestProject): Promise<void> => {
  program = await startProgram(['--demo']);
  project.provide('demoAddress', program.address);
};

export const teardown = async (): Promise<void> => {
  await program?.stop();
};
