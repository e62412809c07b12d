import { searchHelp, splitAtWords, wordsOf } from '../../../../../client/features/support/searchHelp';
import { englishHelp } from '../../../../../client/locales/help/en';
import { chineseHelp } from '../../../../../client/locales/help/zhCN';

const idsOf = (text: string, articles = englishHelp) =>
  searchHelp(articles, text).map(({ article }) => article.id);

describe('the help pages', () => {
  test('are the same in both languages, part by part', () => {
    const shapeOf = (articles: typeof englishHelp) =>
      articles.map(({ id, sections }) => ({
        id,
        sections: sections.map(({ paragraphs, steps }) => [paragraphs?.length, steps?.length]),
      }));
    expect(shapeOf(chineseHelp)).toEqual(shapeOf(englishHelp));
    expect(englishHelp.length).toBeGreaterThanOrEqual(12);
  });

  test('in Chinese have a space between Latin and Han, and full-width punctuation', () => {
    const wrong = JSON.stringify(chineseHelp).match(
      /[A-Za-z0-9]\p{Script=Han}|\p{Script=Han}[A-Za-z0-9]|\p{Script=Han}[,;:!?]/gu,
    );
    expect(wrong).toBeNull();
  });
});

describe('a search of the help pages', () => {
  test('finds by title, by other words for it, and by what is written in it', () => {
    expect(idsOf('microphone')[0]).toBe('microphone');
    expect(idsOf('mic muted')[0]).toBe('microphone');
    expect(idsOf('CSV')).toEqual(['import']);
    expect(idsOf('twelve characters')).toEqual(['account']);
    expect(idsOf('快捷键', chineseHelp)[0]).toBe('keyboard');
    expect(idsOf('没声音', chineseHelp)).toEqual(['microphone']);
  });

  test('finds only what has every word, and nothing for nothing', () => {
    expect(idsOf('microphone zebra')).toEqual([]);
    expect(idsOf('   ')).toEqual([]);
  });

  test('takes what is typed as text, not as a pattern', () => {
    expect(idsOf('.*')).toEqual([]);
    expect(splitAtWords('a (b) c', ['(b)'])).toEqual([
      { text: 'a ', found: false },
      { text: '(b)', found: true },
      { text: ' c', found: false },
    ]);
  });

  test('highlights words whatever their case', () => {
    expect(splitAtWords('Mute or unmute', wordsOf('MUTE'))).toEqual([
      { text: 'Mute', found: true },
      { text: ' or un', found: false },
      { text: 'mute', found: true },
    ]);
  });
});
