import { chmodSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ownDirectory } from '../../../server/setup/places.mjs';
import { SetupError } from '../../../server/setup/SetupError.mjs';

const own = process.getuid?.() ?? 0;

let shared: string;
let directory: string;

beforeEach(() => {
  shared = mkdtempSync(path.join(tmpdir(), 'plenum-shared-'));
  directory = path.join(shared, 'cache');
});
afterEach(() => rmSync(shared, { recursive: true, force: true }));

test('where everybody may write, a directory of our own is made that nobody else may look into', () => {
  expect(ownDirectory(directory)).toBe(directory);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  expect(ownDirectory(directory)).toBe(directory);
});

test('one that somebody else has put there is refused', () => {
  ownDirectory(directory);
  expect(() => ownDirectory(directory, own + 1)).toThrow(SetupError);
});

test('so is one in which others may write, and a link to elsewhere', () => {
  ownDirectory(directory);
  chmodSync(directory, 0o777);
  expect(() => ownDirectory(directory)).toThrow(SetupError);
  const link = path.join(shared, 'link');
  symlinkSync(shared, link);
  expect(() => ownDirectory(link)).toThrow(SetupError);
});
