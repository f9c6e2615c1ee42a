// The command, without looking whether the build is stale: run.mjs has built, and nothing shall be built while it measures.
import { main } from '../dist/cli/main.js';

process.exitCode = await main(process.argv.slice(2));
