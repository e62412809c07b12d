/**
 * dependency-cruiser 17 reads TypeScript 7 projects through swc, but never tells swc that a file has JSX, and does
 * not see which imports are types. Required before it, this does the first, and with PLENUM_IMPORTS=values leaves
 * out what is erased at run time.
 */
const swc = require('@swc/core');

const { parseFileSync } = swc;
const valuesOnly = process.env.PLENUM_IMPORTS === 'values';

swc.parseFileSync = (file, options) => {
  const ast = parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
  return valuesOnly ? { ...ast, body: ast.body.filter((item) => !isErased(item)) } : ast;
};

function isErased({ type, typeOnly, specifiers = [] }) {
  if (type !== 'ImportDeclaration' && type !== 'ExportNamedDeclaration') return false;
  return (
    typeOnly === true || (specifiers.length > 0 && specifiers.every(({ isTypeOnly }) => isTypeOnly === true))
  );
}
