import { importRows, wrongLines } from '../../../../../client/features/users/importRows';
import { readCsvFile } from '../../../../../client/features/users/readCsvFile';
import { toLinksCsv } from '../../../../../client/features/users/toLinksCsv';
import type { ImportPlan } from '../../../../../server/contract/users';

const problem = { column: null, problem: 'email', about: null, message: '' } as const;
const plan: ImportPlan = {
  plan: '',
  adds: [{ line: 4, email: 'ann@x.example', displayName: 'Ann', locale: 'en', department: null }],
  updates: [{ line: 2, email: 'bob@x.example', changes: [] }],
  unchanged: 0,
  errors: [
    { ...problem, line: 3 },
    { ...problem, line: 3, problem: 'name' },
  ],
};

describe('a list of people', () => {
  test('is shown in its own order', () => {
    expect(importRows(plan).map(({ line, kind }) => `${line} ${kind}`)).toEqual([
      '2 update',
      '3 error',
      '3 error',
      '4 new',
    ]);
  });

  test('counts a line once, however much is wrong with it', () => {
    expect(wrongLines(plan)).toBe(1);
  });

  const fileOf = (bytes: readonly number[]) => ({
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
  });

  test('is read as it was saved: UTF-8, or as spreadsheets in Chinese do it', async () => {
    expect(await readCsvFile(fileOf([...new TextEncoder().encode('陈伟')]))).toBe('陈伟');
    expect(await readCsvFile(fileOf([0xb3, 0xc2, 0xce, 0xb0]))).toBe('陈伟');
  });

  test('gives the links back so that no spreadsheet takes them apart', () => {
    const url = 'https://plenum.example/set-password#a,"b"';
    const link = { email: 'ann@x.example', url, expiresAt: '2026-11-29T00:00:00Z' };
    expect(toLinksCsv({ added: 1, updated: 0, passwordLinks: [link] })).toBe(
      'email,link,until\r\n"ann@x.example","https://plenum.example/set-password#a,""b""","2026-11-29T00:00:00Z"\r\n',
    );
  });
});
