import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from './findProgram.mjs';
import { runCommand } from './runCommand.mjs';

const APT_DIRECTORY = '/etc/apt';
const LIMIT_MS = 60_000;

/**
 * Unpacks the distribution's source of a package below `directory`, with apt's own signature checks and without
 * touching the system's lists. Undefined where that is not to be had.
 * @param {string} packageName
 * @param {string} directory
 * @returns {Promise<string | undefined>}
 */
export async function unpackDebianSource(packageName, directory) {
  if (!findProgram('apt-get', process.env) || !findProgram('dpkg-source', process.env)) return undefined;
  try {
    const apt = prepareApt(directory);
    const options = { cwd: directory, timeoutMs: LIMIT_MS };
    await runCommand('apt-get', [...apt, 'update'], options).catch(() => {});
    await runCommand('apt-get', [...apt, 'source', '--download-only', packageName], options);
    const description = readdirSync(directory).find((name) => name.endsWith('.dsc'));
    if (description === undefined) return undefined;
    const unpacked = path.join(directory, 'unpacked');
    await runCommand('dpkg-source', ['--no-check', '-x', description, unpacked], options);
    return unpacked;
  } catch {
    return undefined;
  }
}

/**
 * The system's package sources, asked for source packages, with lists of their own.
 * @param {string} directory
 */
function prepareApt(directory) {
  const parts = path.join(directory, 'sources');
  for (const name of ['sources/', 'lists/partial/', 'archives/partial/']) {
    mkdirSync(path.join(directory, name), { recursive: true });
  }
  for (const { name, content } of packageSources())
    writeFileSync(path.join(parts, name), toSource(name, content));
  const settings = {
    'Dir::Etc::SourceList': '/dev/null',
    'Dir::Etc::SourceParts': parts,
    'Dir::State::Lists': path.join(directory, 'lists'),
    'Dir::Cache': directory,
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

function packageSources() {
  const folder = path.join(APT_DIRECTORY, 'sources.list.d');
  const inFolder = existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
  const files = [path.join(APT_DIRECTORY, 'sources.list'), ...inFolder].filter(
    (file) => /\.(list|sources)$/.test(file) && existsSync(file),
  );
  return files.map((file) => ({ name: path.basename(file), content: readFileSync(file, 'utf8') }));
}

/**
 * @param {string} name
 * @param {string} content
 */
export function toSource(name, content) {
  return name.endsWith('.sources')
    ? content.replace(/^Types:.*$/gm, 'Types: deb-src')
    : content.replace(/^deb(-src)?\s/gm, 'deb-src ');
}
