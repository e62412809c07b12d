import { serverEnvironment } from '../../../../server/setup/serverEnvironment.mjs';

const found = { DATABASE_URL: 'embedded', PLENUM_HTTP_HOST: '127.0.0.1' };

test('what the person has set comes before the TLS settings, and those before what was found', () => {
  const tls = { PLENUM_HTTP_HOST: '0.0.0.0', PLENUM_TLS_CERT: 'local.crt' };
  const env = serverEnvironment({ PLENUM_TLS_CERT: 'own.crt' }, { found, tls });
  expect(env).toMatchObject({
    DATABASE_URL: 'embedded',
    PLENUM_HTTP_HOST: '0.0.0.0',
    PLENUM_TLS_CERT: 'own.crt',
  });
});

test('an empty variable counts as unset', () => {
  expect(serverEnvironment({ DATABASE_URL: '' }, { found })).toMatchObject({ DATABASE_URL: 'embedded' });
});

test('--no-demo reaches the server', () => {
  expect(serverEnvironment({}, { found, demo: false })).toMatchObject({ PLENUM_DEMO: 'false' });
  expect(serverEnvironment({}, { found })).not.toHaveProperty('PLENUM_DEMO');
});

test('settings of the set-up alone do not, since the server takes unknown names for misspelt', () => {
  const env = serverEnvironment({ PLENUM_WORKER_BIN: '/w', PLENUM_WORKER_PREBUILT: '0' }, { found });
  expect(Object.keys(env)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^PLENUM_WORKER/)]));
});
