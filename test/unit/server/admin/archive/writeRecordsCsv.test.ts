import { RecordWords } from '../../../../../server/admin/archive/RecordWords';
import { writeRecordsCsv } from '../../../../../server/admin/archive/writeRecordsCsv';
import { aRecord } from '../../../../support/aRecord';

const english = new RecordWords('en', 'UTC');
const linesOf = (csv: string) => csv.slice(1).trimEnd().split('\r\n');

test('begins with a byte order mark, and has a line for every visit and everyone absent', () => {
  const csv = writeRecordsCsv([aRecord()], english);
  expect(csv.startsWith('\uFEFFTopic,Start,End,')).toBe(true);
  expect(linesOf(csv).slice(1)).toEqual([
    '预算 Budget,2027-03-01 09:00:00,2027-03-01 10:00:00,Turing,Finance,林梅,林梅,Host,Browser,2027-03-01 09:00:00,2027-03-01 10:00:00,60,,,图表 figures.pdf',
    '预算 Budget,2027-03-01 09:00:00,2027-03-01 10:00:00,Turing,Finance,林梅,Bob,,,,,,Declined,"On leave, ""until"" Monday",图表 figures.pdf',
  ]);
});

test.each(['=1+1', '+49 30', '-5', '@sum', '\t=x', '＝1', '＠x'])('takes %j for text', (topic) => {
  const [, line = ''] = linesOf(writeRecordsCsv([aRecord({ topic })], english));
  expect(line.replace(/^"/, '').startsWith(`'${topic}`)).toBe(true);
});

test('writes headings and answers in Chinese, and times by the clocks of the zone', () => {
  const [head = '', line = '', absent = ''] = linesOf(
    writeRecordsCsv([aRecord()], new RecordWords('zh-CN', 'Asia/Shanghai')),
  );
  expect(head).toContain('主题,开始时间,结束时间');
  expect(line).toContain('2027-03-01 17:00:00');
  expect(absent).toContain('已谢绝');
});

test('names a meeting to which nobody came', () => {
  const lines = linesOf(writeRecordsCsv([aRecord({ attendance: [], absent: [] })], english));
  expect(lines).toHaveLength(2);
  expect(lines[1]?.split(',')).toHaveLength(15);
});
