import { differences, npmCommand } from '../../../../server/setup/packagesStep.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/ws': { version: '8.0.0' },
    'node_modules/fsevents': { version: '2.0.0', optional: true },
  },
};

test('what the lockfile says is there, and packages for other machines need not be', () => {
  expect(differences(wanted, { packages: { 'node_modules/ws': { version: '8.0.0' } } })).toEqual([]);
});

test('a missing package and one of another version are differences', () => {
  expect(differences(wanted, { packages: {} })).toEqual(['node_modules/ws']);
  expect(differences(wanted, { packages: { 'node_modules/ws': { version: '7.0.0' } } })).toEqual([
    'node_modules/ws',
  ]);
});

test('the npm that runs us does the work', () => {
  expect(npmCommand({ npm_execpath: '/usr/lib/npm/bin/npm-cli.js' })).toEqual([
    process.execPath,
    '/usr/lib/npm/bin/npm-cli.js',
  ]);
  expect(npmCommand({ npm_execpath: '/usr/bin/yarn' })).toEqual(['npm']);
  expect(npmCommand({})).toEqual(['npm']);
});
