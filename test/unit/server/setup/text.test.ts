import { languageOf, text } from '../../../../server/setup/text.mjs';
import { english } from '../../../../server/setup/texts.en.mjs';
import { chinese } from '../../../../server/setup/texts.zh.mjs';

const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

test('both languages have the same sentences with the same values in them', () => {
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  for (const [key, sentence] of Object.entries(english)) {
    const translated = chinese[key as keyof typeof english];
    expect({ [key]: placeholders(translated) }).toEqual({ [key]: placeholders(sentence) });
  }
});

test('values take their places', () => {
  expect(text('doctor.someBad', { count: 3 }, 'en')).toBe('3 of these are wrong.');
  expect(text('doctor.someBad', { count: 3 }, 'zh')).toBe('有 3 项存在问题。');
});

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'zh_CN' }, 'zh'],
  [{}, 'en'],
] as const)('%j asks for %s', (env, language) => {
  expect(languageOf(env)).toBe(language);
});
