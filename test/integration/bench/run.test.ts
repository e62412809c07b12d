import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Figures } from '../../bench/Bench';

const ROOT = resolve(__dirname, '../../..');
const RUNNER = ['-r', './test/support/registerSwc.cjs', 'test/bench/run.ts'];

function bench(...options: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, [...RUNNER, ...options], { cwd: ROOT });
}

test('the bench prints one JSON object and nothing else: our SIP parser takes a fraction of what SIP.js does', async () => {
  const { stdout } = await bench('--json', '--only', 'sip.parseUs', '--runs', '3');
  const figures: Figures = JSON.parse(stdout);
  expect(Object.keys(figures)).toEqual(['sip.parseUs']);
  const { value, low, high, unit, against, ratio } = figures['sip.parseUs'] ?? {};
  expect(unit).toBe('µs');
  expect(low).toBeGreaterThan(0);
  expect(value).toBeGreaterThanOrEqual(low ?? Number.NaN);
  expect(high).toBeGreaterThanOrEqual(value ?? Number.NaN);
  expect(against?.what).toMatch(/SIP\.js/);
  expect(ratio).toBeLessThan(0.5);
});

test('without --json it prints a table for people', async () => {
  const { stdout } = await bench('--only', 'sip', '--runs', '1');
  expect(stdout).toMatch(/^figure +median/);
  expect(stdout).toMatch(/^sip\.parseUs +\d/m);
});

test('a figure that does not exist is refused, with the names of those that do', async () => {
  await expect(bench('--only', 'sip.parseMs')).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('join.firstFrameMs'),
  });
});
