import { en } from '../../../../client/locales/en';
import { zhCN } from '../../../../client/locales/zhCN';
import { ERROR_CODES } from '../../../../server/contract/errors';

type Texts = { readonly [key: string]: string | Texts };

/** All keys as paths; the plural forms of one text count as one, because languages differ in them. */
function keysOf(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [prefix + key.replace(/_(one|other)$/, '')] : keysOf(text, `${prefix}${key}.`),
  );
}

/** All texts by their path, plural forms apart. */
function textsOf(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[prefix + key, text] as [string, string]] : textsOf(text, `${prefix}${key}.`),
  );
}

const variablesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('English and Chinese', () => {
  test('have the same texts', () => {
    expect([...new Set(keysOf(zhCN))].sort()).toEqual([...new Set(keysOf(en))].sort());
  });

  test('translate every error code that can cross the wire', () => {
    for (const errors of [en.errors, zhCN.errors]) {
      expect(Object.keys(errors)).toEqual(expect.arrayContaining([...ERROR_CODES]));
    }
  });

  test('say something everywhere', () => {
    const silent = [...textsOf(en), ...textsOf(zhCN)].filter(
      ([path, text]) => text === '' && !path.endsWith('.gap'),
    );
    expect(silent).toEqual([]);
  });

  test('fill in the same variables', () => {
    const chinese = new Map(textsOf(zhCN));
    for (const [path, text] of textsOf(en)) {
      const counterpart = chinese.get(path) ?? chinese.get(path.replace(/_one$/, '_other'));
      expect([path, variablesOf(counterpart ?? '')]).toEqual([path, variablesOf(text)]);
    }
  });

  test('Chinese has a space between Latin or digits and Han, and full-width punctuation', () => {
    const wrong = textsOf(zhCN).filter(([, text]) =>
      /[A-Za-z0-9]\p{Script=Han}|\p{Script=Han}[A-Za-z0-9]|\p{Script=Han}[,;:!?]/u.test(
        text.replace(/\{\{\w+\}\}/g, '…'),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('Chinese puts a space around a number that is filled in', () => {
    const wrong = textsOf(zhCN).filter(([, text]) =>
      /\p{Script=Han}\{\{count\}\}|\{\{count\}\}\p{Script=Han}/u.test(text),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing shouts', () => {
    expect([...textsOf(en), ...textsOf(zhCN)].filter(([, text]) => /[!！]/.test(text))).toEqual([]);
  });
});
