import { isSupported } from '../../../../server/setup/nodeVersionStep.mjs';

test.each(['20.19.0', '20.20.2', '22.12.0', '22.21.1', '24.0.0'])('Node.js %s will do', (version) => {
  expect(isSupported(version)).toBe(true);
});

test.each(['18.20.4', '20.18.3', '21.7.0', '22.11.0'])('Node.js %s will not do', (version) => {
  expect(isSupported(version)).toBe(false);
});
