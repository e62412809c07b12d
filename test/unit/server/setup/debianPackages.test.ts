import { installCommand, missingPackages } from '../../../../server/setup/debianPackages.mjs';

const nowhere = { PATH: '/nonexistent' };

test('a machine without programs and package manager lacks everything', () => {
  const requirements = [
    { package: 'cmake', programs: ['cmake'] },
    { package: 'libuv1-dev', module: 'libuv' },
    { package: 'fonts-noto-cjk' },
  ];
  expect(missingPackages(requirements, nowhere)).toEqual(['cmake', 'libuv1-dev', 'fonts-noto-cjk']);
});

test('a program from elsewhere is as good as the package', () => {
  const requirements = [{ package: 'chromium', programs: ['chromium', 'sh'] }];
  expect(missingPackages(requirements, { PATH: '/nonexistent:/bin' })).toEqual([]);
});

test('the command names every package', () => {
  expect(installCommand(['cmake', 'g++'])).toMatch(
    /^sudo apt-get update && sudo apt-get install .* cmake g\+\+$/,
  );
});
