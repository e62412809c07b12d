import path from 'node:path';
import { buildStep } from './buildStep.mjs';
import { runCommand } from './runCommand.mjs';

const LIMIT_MS = 10 * 60_000;

/**
 * The pages, scripts and styles that browsers load.
 * @param {string} checkout
 */
export function clientBuildStep(checkout) {
  return buildStep({
    name: 'step.client',
    checkout,
    inputs: ['client', 'server/contract', 'package-lock.json', 'server/setup/clientBuildStep.mjs'],
    outputs: ['client'],
    async build(directory) {
      const vite = path.join(checkout, 'node_modules', 'vite', 'bin', 'vite.js');
      const place = ['--outDir', path.join(directory, 'client'), '--emptyOutDir', '--logLevel', 'error'];
      await runCommand(
        process.execPath,
        [vite, 'build', 'client', '--config', 'client/vite.config.ts', ...place],
        {
          cwd: checkout,
          timeoutMs: LIMIT_MS,
          env: { ...process.env, NODE_ENV: 'production' },
        },
      );
    },
  });
}
