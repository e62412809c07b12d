import { explainFailure } from './explainFailure.mjs';
import { ownershipError } from './ownershipError.mjs';

/**
 * Runs a command of package.json: its exit code is what `main` gives, or 1 with an explanation when it fails.
 * @param {() => Promise<number>} main
 */
export async function runCommandLine(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${explainFailure(ownershipError(error))}\n`);
    process.exitCode = 1;
  }
}
