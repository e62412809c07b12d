import { CsvError, readCsv } from '../../../../../server/admin/accounts/readCsv';

const fieldsOf = (text: string) => readCsv(text).map(({ fields }) => fields);

test.each([
  [
    'plain fields',
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['every kind of line end', 'a\r\nb\rc\n', [['a'], ['b'], ['c']]],
  ['a byte order mark', '\uFEFFemail\nx', [['email'], ['x']]],
  ['commas, quotes and line ends in quotes', '"a,""b""\r\nc",d', [['a,"b"\r\nc', 'd']]],
  ['empty fields, and space around plain ones', ',  a ,\n', [['', 'a', '']]],
  ['an empty last field', 'a,', [['a', '']]],
  ['nothing', '', []],
])('reads %s', (_what, text, expected) => {
  expect(fieldsOf(text)).toEqual(expected);
});

test('counts lines as an editor does, also through quotes and empty lines', () => {
  expect(readCsv('h\n\n"a\nb"\nc').map(({ line }) => line)).toEqual([1, 3, 5]);
});

test.each([
  ['a quote that is not closed', 'a\nb,"c', 2],
  ['text after a quote', 'a\n"b"c', 2],
  ['a quote in plain text', 'a"b', 1],
])('refuses %s', (_what, text, line) => {
  expect(() => readCsv(text)).toThrow(CsvError);
  expect(() => readCsv(text)).toThrow(expect.objectContaining({ line }));
});
