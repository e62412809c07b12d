import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserId } from '../../server/contract/ids';
import { useRest } from '../connection/useRest';
import { TYPING_MS } from './SearchField';

export interface NamedPerson {
  readonly id: UserId;
  readonly displayName: string;
}

interface FieldProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
}

interface PersonSelectProps extends FieldProps {
  readonly value: NamedPerson | null;
  readonly onChange: (person: NamedPerson | null) => void;
}

interface PeopleSelectProps extends FieldProps {
  readonly value: readonly NamedPerson[];
  readonly onChange: (people: readonly NamedPerson[]) => void;
}

/** Finds one person of the directory by a part of their name or address. */
export function PersonSelect({ value, onChange, ...field }: PersonSelectProps) {
  const { t } = useTranslation('lists');
  const found = usePeople(value === null ? [] : [value]);
  return (
    <Select
      {...field}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('people.clear') }}
      nothingFoundMessage={t('people.nobody')}
      placeholder={value === null ? t('people.type') : ''}
      data={found.options}
      filter={({ options }) => options}
      onSearchChange={found.search}
      value={value?.id ?? null}
      onChange={(id) => onChange(found.find(id))}
    />
  );
}

/** Finds several people of the directory. */
export function PeopleSelect({ value, onChange, ...field }: PeopleSelectProps) {
  const { t } = useTranslation('lists');
  const found = usePeople(value);
  return (
    <MultiSelect
      {...field}
      searchable
      nothingFoundMessage={t('people.nobody')}
      placeholder={t('people.type')}
      data={found.options}
      filter={({ options }) => options}
      onSearchChange={found.search}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => found.find(id) ?? []))}
    />
  );
}

/** Those who were chosen already, and whom the directory finds. */
function usePeople(chosen: readonly NamedPerson[]) {
  const rest = useRest();
  const [typed, search] = useState('');
  const isChosen = chosen.some(({ displayName }) => displayName === typed);
  const [text] = useDebouncedValue(isChosen ? '' : typed.trim(), TYPING_MS);
  const { data } = useQuery({
    queryKey: ['directory', 'people', text],
    queryFn: () => rest.request('searchDirectory', { query: { text: text || undefined, limit: 20 } }),
    placeholderData: keepPreviousData,
  });
  const people = new Map<string, NamedPerson & { readonly email?: string }>();
  for (const person of [...chosen, ...(data?.items ?? [])]) people.set(person.id, person);
  return {
    search,
    options: [...people.values()].map(({ id, displayName }) => ({ value: id, label: displayName })),
    find: (id: string | null) => people.get(id ?? '') ?? null,
  };
}
