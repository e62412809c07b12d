import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { ownershipError } from '../../../../server/setup/ownershipError.mjs';
import { SetupError } from '../../../../server/setup/SetupError.mjs';

let checkout: string;

beforeAll(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'plenum-owned-'));
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

function refused(file: string): NodeJS.ErrnoException {
  return Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: file });
}

test('a file of another account in the checkout: the command gives the whole checkout back', () => {
  const error = ownershipError(refused(path.join(checkout, 'dist', '.setup.lock')), checkout);
  expect(error).toBeInstanceOf(SetupError);
  expect((error as SetupError).remedy).toContain(`sudo chown -R ${userInfo().username}: '${checkout}'`);
});

test('elsewhere it is about what exists and stands in the way', () => {
  const error = ownershipError(refused(path.join(checkout, 'data', 'x')), '/srv/plenum');
  expect((error as SetupError).remedy).toContain(`: '${checkout}'`);
});

test('other errors stay what they are, a port that may not be opened too', () => {
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: checkout });
  const port = Object.assign(new Error('EACCES'), { code: 'EACCES', port: 80 });
  expect(ownershipError(full)).toBe(full);
  expect(ownershipError(port)).toBe(port);
  expect(ownershipError('oops')).toBe('oops');
});
