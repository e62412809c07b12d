import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { settingDocuments } from '../../server/Config';

const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');

test('the README has every setting, with its default', () => {
  const rows = settingDocuments().map(({ name, default: value }) => ({ name, value }));
  const missing = rows.filter(({ name }) => !readme.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});

test('every file that the README names is there', () => {
  const paths = [...readme.matchAll(/`((?:server|client|media|sip|db|test)\/[\w./-]*)`/g)].map(
    ([, path]) => path ?? '',
  );
  expect(paths.filter((path) => !existsSync(resolve(__dirname, '../..', path)))).toEqual([]);
});
