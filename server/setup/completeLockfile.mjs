import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run lock`: names in the lockfile what other systems need and this one's registry does not carry.
 *
 * Where a registry lacks the optional packages of other systems, npm leaves them out of the lockfile, and `npm ci`
 * then refuses that lockfile everywhere. An entry with version, system and processor is all it asks for.
 */
const FILE = path.resolve(fileURLToPath(import.meta.url), '../../../package-lock.json');
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'arm'];

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Locked */

/** @type {{ packages: Record<string, Locked> }} */
const lockfile = JSON.parse(readFileSync(FILE, 'utf8'));
const { packages } = lockfile;
let added = 0;
for (const parent of Object.values(packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const system = readSystem(name);
    if (packages[place] || !system) continue;
    packages[place] = { version, ...(parent.dev && { dev: true }), optional: true, ...system };
    added += 1;
  }
}
lockfile.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`${added} packages of other systems added to the lockfile`);

/**
 * For which system a package is, as its name says: `@swc/core-linux-arm64-musl`.
 * @param {string} name
 * @returns {Pick<Locked, 'os' | 'cpu' | 'libc'> | undefined}
 */
function readSystem(name) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (!os || !cpu) return undefined;
  const libc = /musl/.test(name) ? ['musl'] : /gnu/.test(name) && os === 'linux' ? ['glibc'] : undefined;
  return { os: [os], cpu: [cpu], ...(libc && { libc }) };
}
