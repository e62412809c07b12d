import { formatCode, readCode } from '../../../../client/ui/formatCode';

describe('a meeting code', () => {
  test.each([
    ['842117305', '842117305'],
    ['842 117 305', '842117305'],
    ['842-117-305', '842117305'],
    [' 842 117 ', '842117'],
    ['https://meet.example.org/m/842117305?from=mail2', '842117305'],
    ['8421173059999', '842117305'],
    ['no code', ''],
  ])('%j is read as %j', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });

  test('is written in groups of three, also while it is typed', () => {
    expect(['', '8', '842', '8421', '842117305'].map(formatCode)).toEqual([
      '',
      '8',
      '842',
      '842 1',
      '842 117 305',
    ]);
  });
});
