import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildStep } from './buildStep.mjs';
import { filesBelow } from './inputsHash.mjs';

/** The parts of the server; each becomes a directory of the same name. */
const PARTS = ['server', 'sip', 'media', 'db'];
/** What the server reads at run time besides its modules. */
const DATA = /\.(sql|json|ivf|ogg|levels)$/;

/**
 * The server as plain CommonJS, each module by itself: no bundle, so that traces and paths stay what they are.
 * @param {string} checkout
 */
export function serverBuildStep(checkout) {
  return buildStep({
    name: 'step.server',
    checkout,
    inputs: [...PARTS, '.swcrc', 'package-lock.json'],
    outputs: PARTS,
    async build(directory) {
      const { transformFile } = await import('@swc/core');
      const files = PARTS.flatMap((part) => filesBelow(path.join(checkout, part)));
      const target = (/** @type {string} */ file) => path.join(directory, path.relative(checkout, file));
      await Promise.all([
        ...files.filter(isModule).map(async (file) => {
          const { code } = await transformFile(file, { cwd: checkout, root: checkout });
          await writeBelow(target(file).replace(/\.ts$/, '.js'), code);
        }),
        ...files.filter((file) => DATA.test(file)).map((file) => cp(file, target(file))),
      ]);
    },
  });
}

/** @param {string} file */
function isModule(file) {
  return file.endsWith('.ts') && !file.endsWith('.d.ts');
}

/**
 * @param {string} file
 * @param {string} content
 */
async function writeBelow(file, content) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}
