import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackages } from '../../../server/setup/debianPackages.mjs';

const PATH = process.env['PATH'];

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'plenum-apt-'));
});

afterEach(() => {
  process.env['PATH'] = PATH;
  rmSync(directory, { recursive: true, force: true });
});

/** A machine with nothing but this apt-get. */
function machineWith(script: string): void {
  const program = path.join(directory, 'apt-get');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  process.env['PATH'] = directory;
}

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot('the lists are updated once, then everything is installed without questions', async () => {
  const calls = path.join(directory, 'calls');
  machineWith(`echo "$DEBIAN_FRONTEND $*" >> ${calls}`);
  await installPackages(['cmake', 'g++'], () => {});
  const [update, install, ...more] = readFileSync(calls, 'utf8').trim().split('\n');
  expect(update).toMatch(/^noninteractive update/);
  expect(install).toMatch(/^noninteractive install -y --no-install-recommends .* cmake g\+\+$/);
  expect(more).toEqual([]);
});

asRoot('what apt says against it is passed on, with the command to run by hand', async () => {
  machineWith('echo "E: Unable to locate package cmake" >&2; exit 100');
  await expect(installPackages(['cmake'], () => {})).rejects.toMatchObject({
    name: 'SetupError',
    why: 'E: Unable to locate package cmake',
    remedy: expect.stringContaining('apt-get install -y --no-install-recommends cmake'),
  });
});

test('on a machine without apt the command is named', async () => {
  process.env['PATH'] = directory;
  await expect(installPackages(['cmake'], () => {})).rejects.toMatchObject({
    name: 'SetupError',
    remedy: expect.stringContaining('cmake'),
  });
});

test('nothing missing, nothing done', async () => {
  process.env['PATH'] = directory;
  await expect(installPackages([], () => {})).resolves.toBeUndefined();
});
