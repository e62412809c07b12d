const transform = { '^.+\\.(t|j|mj)sx?$': ['@swc/jest'] };
/** ESM-only packages that Jest, which loads CommonJS, has to translate. */
const esmOnly = [
  '@mantine',
  'puppeteer-core',
  '@tanstack',
  'i18next',
  'react-i18next',
  '@sapphi-red',
  'chromium-bidi',
  'sip.js',
  'ical.js',
  '@tus',
  'srvx',
];
const shared = {
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '\\.module\\.css$': '<rootDir>/test/support/styleNames.cjs',
    '\\.css$': '<rootDir>/test/support/noStyles.cjs',
  },
};

/** Projects that use real parts share one database server, started before and stopped after them all. */
const realParts = {
  ...shared,
  globalSetup: '<rootDir>/test/support/globalSetup.ts',
  globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
};

module.exports = {
  maxWorkers: 2,
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/BrowsersFirst.cjs',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.{ts,tsx}'] },
    { ...realParts, displayName: 'contract', testMatch: ['<rootDir>/test/contract/**/*.test.ts'] },
    { ...realParts, displayName: 'integration', testMatch: ['<rootDir>/test/integration/**/*.test.ts'] },
    { ...realParts, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
  ],
};
