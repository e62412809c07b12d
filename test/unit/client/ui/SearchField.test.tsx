/** @jest-environment jsdom */
import { act, fireEvent, screen } from '@testing-library/react';
import { SearchField, TYPING_MS } from '../../../../client/ui/SearchField';
import { showPage } from '../showPage';

const type = (text: string) => fireEvent.change(screen.getByRole('searchbox'), { target: { value: text } });
const pause = () => act(() => jest.advanceTimersByTime(TYPING_MS));

async function open() {
  const onSearch = jest.fn();
  await showPage(<SearchField label="Search people" value="" onSearch={onSearch} />);
  jest.useFakeTimers();
  return onSearch;
}

afterEach(() => jest.useRealTimers());

describe('a search', () => {
  test('is asked once somebody pauses, not at every letter', async () => {
    const onSearch = await open();
    for (const text of ['l', 'li', 'lin']) type(text);
    expect(onSearch).not.toHaveBeenCalled();
    pause();
    expect(onSearch.mock.calls).toEqual([['lin']]);
  });

  test('waits while an input method composes a word', async () => {
    const onSearch = await open();
    const field = screen.getByRole('searchbox');
    fireEvent.compositionStart(field);
    type('lin');
    pause();
    expect(onSearch).not.toHaveBeenCalled();
    type('林');
    fireEvent.compositionEnd(field);
    pause();
    expect(onSearch.mock.calls).toEqual([['林']]);
  });

  test('that only adds spaces asks for nothing new', async () => {
    const onSearch = await open();
    type('  ');
    pause();
    expect(onSearch).not.toHaveBeenCalled();
  });
});
