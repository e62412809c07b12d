import { linkify } from '../../../../../client/features/chat/linkify';

const links = (text: string) => linkify(text).flatMap(({ href }) => href ?? []);

test('addresses become links, without what ends the sentence', () => {
  expect(linkify('see https://plenum.example/a?b=1, (http://b.example). 见 https://c.example/文。')).toEqual([
    { text: 'see ' },
    { text: 'https://plenum.example/a?b=1', href: 'https://plenum.example/a?b=1' },
    { text: ', (' },
    { text: 'http://b.example', href: 'http://b.example' },
    { text: '). 见 ' },
    { text: 'https://c.example/文', href: 'https://c.example/文' },
    { text: '。' },
  ]);
  expect(links('write to mailto:ann@plenum.example')).toEqual(['mailto:ann@plenum.example']);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'https://',
  'xhttps://a.example',
])('%s cannot be followed', (text) => {
  expect(links(text)).toEqual([]);
});

test('nothing of a text is lost', () => {
  const text = 'a https://a.example. b\nhttps://b.example';
  expect(
    linkify(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
