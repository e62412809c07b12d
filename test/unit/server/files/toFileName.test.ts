import { toFileName, toFittingName } from '../../../../server/files/toFileName';
import { contentDisposition } from '../../../../server/kernel/contentDisposition';

const STEMS = [
  'a',
  '..',
  '../../etc/passwd',
  '..\\..\\boot.ini',
  '%2e%2e%2fx',
  'C:\\x',
  '/abs',
  'CON',
  'lpt1',
  'NUL.txt',
];
const TWISTS = [
  (name: string) => name,
  (name: string) => `${name}\u0000.png`,
  (name: string) => `${name}\r\nSet-Cookie: a=b`,
  (name: string) => `${name}\u202egnp.exe`,
  (name: string) => `${name}"; filename="evil.html`,
  (name: string) => `${name}${'長'.repeat(2_000)}.png`,
  (name: string) => `${name}${'x'.repeat(4_096)}.tar.gz`,
  (name: string) => ` ${name}. . `,
  (name: string) => `${name}\ud800.png`,
  (name: string) => `会议 ${name} 🎉.pdf`,
];
const LINES = ['', '\n', '\u2028'];
/** Three hundred names that somebody may send. */
const NAMES = STEMS.flatMap((stem) =>
  TWISTS.flatMap((twist) => LINES.map((line) => `${line}${twist(stem)}`)),
);

test('[T30] whatever a file is called, its name is one that any disk takes and that leads nowhere', () => {
  expect(NAMES).toHaveLength(300);
  for (const name of NAMES.map(toFileName)) {
    expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    expect(name).not.toMatch(/^[.\s]|[.\s]$/u);
    expect(name).not.toMatch(/^(con|nul|lpt1)(\.|$)/i);
    expect(name.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
  }
});

test('[T30] its header is one line of ASCII, and names it once for old programs and once as it is', () => {
  for (const name of NAMES.map(toFileName)) {
    const header = contentDisposition('attachment', name);
    const [, ascii, encoded = ''] =
      /^attachment; filename="([\x20-\x21\x23-\x5b\x5d-\x7e]*)"; filename\*=UTF-8''([A-Za-z0-9%!~._-]*)$/.exec(
        header,
      ) ?? [];
    expect({ header, ascii }).toEqual({ header, ascii: expect.any(String) });
    expect(decodeURIComponent(encoded)).toBe(name);
  }
});

test('a name that is too long keeps its ending', () => {
  expect(toFileName(`${'x'.repeat(500)}.pdf`)).toMatch(/^x{116}\.pdf$/);
});

test('a picture ends as pictures of its kind do, whatever else its name says', () => {
  const png = { kind: 'image', type: 'image/png', size: { width: 1, height: 1 } } as const;
  const names = ['photo.png', 'photo.PNG', 'photo.png.html', 'photo', 'photo.jpg'];
  expect(names.map((name) => toFittingName(name, png))).toEqual([
    'photo.png',
    'photo.PNG',
    'photo.png.html.png',
    'photo.png',
    'photo.jpg.png',
  ]);
  expect(toFittingName('notes.md', { kind: 'text', type: 'text/plain' })).toBe('notes.md');
});
