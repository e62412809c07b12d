/** `npm run config`: every setting with its value, and what is wrong with them. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { dataDirectory } from './dataDirectory.mjs';
import { nodeVersionStep } from './nodeVersionStep.mjs';
import { packagesStep } from './packagesStep.mjs';
import { root } from './places.mjs';
import { prepare } from './prepare.mjs';
import { runCommandLine } from './runCommandLine.mjs';
import { serverBuildStep } from './serverBuildStep.mjs';
import { serverEnvironment } from './serverEnvironment.mjs';
import { readTlsSettings } from './tlsSettings.mjs';

await runCommandLine(async () => {
  await prepare([nodeVersionStep(), packagesStep(root), serverBuildStep(root)]);
  const tls = readTlsSettings(dataDirectory({ env: process.env }), process.env);
  const script = path.join(root, 'dist', 'server', 'printConfig.js');
  const env = serverEnvironment(process.env, { found: {}, tls });
  const { status } = spawnSync(process.execPath, [script, ...process.argv.slice(2)], {
    env,
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
});
