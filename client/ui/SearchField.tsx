import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** As long as somebody types on, nothing is asked. */
export const TYPING_MS = 300;

interface SearchFieldProps {
  /** What is searched, also shown in the empty field. */
  readonly label: string;
  /** What is searched for now. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Searches as one types, once one pauses; not while an input method still composes a word. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const { t } = useTranslation('lists');
  const [typed, setTyped] = useState(value);
  const [composing, setComposing] = useState(false);
  const asked = useRef(value);
  const search = useRef(onSearch);
  search.current = onSearch;

  // Somebody else changed what is searched for: the way back in the browser, or "Clear filters".
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setTyped(value);
  }, [value]);

  useEffect(() => {
    const text = typed.trim();
    if (composing || text === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = text;
      search.current(text);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, composing]);

  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={64}
      leftSection={<IconSearch size="1.125rem" aria-hidden="true" />}
      rightSection={
        typed !== '' && <CloseButton aria-label={t('search.clear')} onClick={() => setTyped('')} />
      }
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  );
}
