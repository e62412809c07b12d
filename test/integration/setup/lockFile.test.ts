import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lock, startTime, tryLock } from '../../../server/setup/lockFile.mjs';

let file: string;

beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'plenum-lock-')), 'lock');
});

afterEach(() => rmSync(path.dirname(file), { recursive: true, force: true }));

test('one holds it, the next is told who', () => {
  expect(tryLock(file)).toEqual({ release: expect.any(Function) });
  expect(tryLock(file)).toEqual({ heldBy: process.pid });
});

test('who waits gets it when it is released', async () => {
  const release = await lock(file);
  const waiting = jest.fn();
  const second = lock(file, waiting);
  release();
  (await second)();
  expect(waiting).toHaveBeenCalledWith(process.pid);
  expect(readdirSync(path.dirname(file))).toEqual([]);
});

test('what a dead process held is free', async () => {
  const child = spawn(process.execPath, ['--eval', '']);
  const started = startTime(child.pid ?? 0);
  await once(child, 'close');
  writeFileSync(file, `${child.pid} ${started}`);
  expect(tryLock(file)).toHaveProperty('release');
});

test('another process that got the same number does not hold it', () => {
  writeFileSync(file, `${process.pid} 1`);
  expect(tryLock(file)).toHaveProperty('release');
});
