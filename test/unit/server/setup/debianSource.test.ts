import { toSource } from '../../../../server/setup/debianSource.mjs';

test('package sources are asked for source packages, in both of their formats', () => {
  expect(toSource('debian.sources', 'Types: deb\nURIs: mirror\nSigned-By: key')).toBe(
    'Types: deb-src\nURIs: mirror\nSigned-By: key',
  );
  expect(toSource('sources.list', 'deb mirror main\n# deb-src mirror\ndeb-src mirror main')).toBe(
    'deb-src mirror main\n# deb-src mirror\ndeb-src mirror main',
  );
});
