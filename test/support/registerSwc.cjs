/** Lets Node require TypeScript files: for the benches and fuzzers, which run outside Jest. */
const Module = require('node:module');
const { transformFileSync } = require('@swc/core');

const compile = (module, file) =>
  module._compile(transformFileSync(file, { sourceMaps: 'inline' }).code, file);
Module._extensions['.ts'] = compile;
process.setSourceMapsEnabled(true);
