import { findPdfFonts } from '../../../server/admin/archive/findPdfFonts';
import { RecordPdf } from '../../../server/admin/archive/RecordPdf';
import { RecordWords } from '../../../server/admin/archive/RecordWords';
import { aRecord } from '../../support/aRecord';
import { readPdfText } from '../../support/readPdfText';

const fonts = findPdfFonts();

async function draw(records = [aRecord()], locale: 'en' | 'zh-CN' = 'zh-CN', with_ = fonts) {
  const pdf = new RecordPdf(new RecordWords(locale, 'UTC'), with_);
  for (const record of records) pdf.add(record);
  return Buffer.from(await pdf.finish());
}

test('is a tagged document in its language, with a title', async () => {
  const pdf = (await draw()).toString('latin1');
  expect(pdf).toMatch(/\/Marked true/);
  expect(pdf).toMatch(/\/StructTreeRoot/);
  expect(pdf).toMatch(/\/Lang \(zh-CN\)/);
  expect(pdf).toMatch(/\/DisplayDocTitle true/);
  for (const kind of ['H1', 'H2', 'Table', 'TH', 'TD', 'P']) expect(pdf).toContain(`/S /${kind}`);
});

test('has the text itself in it, Chinese too', async () => {
  const text = readPdfText(await draw());
  if (!fonts.complete) return expect(fonts.regular.file).not.toBe('');
  for (const character of '预算林梅决定通过已谢绝Onleave图表发送者1.2MB')
    expect([character, text.includes(character)]).toEqual([character, true]);
});

test('has each meeting on a page of its own, and one page when there is none', async () => {
  const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;
  expect(pagesOf(await draw([aRecord(), aRecord()]))).toBe(2);
  expect(pagesOf(await draw([]))).toBe(1);
});

test('does without fonts of its own where the machine has none', async () => {
  const bare = await draw(
    [aRecord()],
    'en',
    findPdfFonts(() => false),
  );
  expect(bare.toString('latin1')).toContain('/BaseFont /Helvetica');
});

test('takes many people onto as many pages as they need', async () => {
  const [somebody] = aRecord().attendance;
  if (!somebody) throw new Error('nobody is there');
  const attendance = Array.from({ length: 120 }, (_, index) => ({
    ...somebody,
    displayName: `Person ${index}`,
  }));
  const pdf = (await draw([aRecord({ attendance })])).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
});
