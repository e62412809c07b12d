import { Select } from '@mantine/core';
import { IconMail, IconSearch, IconSitemap, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutsideGuest } from '../../../server/contract/bookings';
import type { DirectoryCard } from '../../../server/contract/departments';
import { useMe } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { IconButton } from '../../ui/IconButton';
import { Monogram } from '../../ui/Monogram';
import type { Times } from '../../ui/useTimes';
import { BusyLane } from './BusyLane';
import type { Draft } from './draft';
import { guestOf } from './guestOf';
import classes from './PeopleFields.module.css';
import { type Stretch, useFreeBusy } from './useFreeBusy';

type Invited = Pick<Draft, 'people' | 'departments' | 'guests'>;

interface PeopleFieldsProps {
  readonly value: Invited;
  /** The first date. */
  readonly span: Stretch;
  readonly times: Times;
  readonly but?: Parameters<typeof useFreeBusy>[0]['but'];
  readonly onChange: (change: Partial<Invited>) => void;
}

/** Who is invited: people with what else they have that day, whole departments, and guests from outside. */
export function PeopleFields({ value, span, times, but, onChange }: PeopleFieldsProps) {
  const { t } = useTranslation('bookings');
  const me = useMe();
  const self = me?.kind === 'user' ? [{ id: me.id, displayName: me.displayName }] : [];
  const everyone = [...self, ...value.people.filter(({ id }) => id !== me?.id)];
  const busy = useFreeBusy({ users: everyone.map(({ id }) => id), rooms: [], but }, [dayAround(span, times)]);
  return (
    <div className={classes.people}>
      <Picker value={value} onChange={onChange} />
      <ul className={classes.list} aria-label={t('people.list')}>
        {everyone.map(({ id, displayName }) => (
          <li key={id} className={classes.row}>
            <Monogram name={displayName} size="small" />
            <span className={classes.name}>
              {displayName}
              {id === me?.id && <span className={classes.note}> {t('people.you')}</span>}
            </span>
            <BusyLane busy={busy.users.get(id)} known={busy.known} span={span} times={times} />
            {id === me?.id ? (
              <span className={classes.gap} />
            ) : (
              <Remove
                name={displayName}
                onRemove={() => onChange({ people: value.people.filter((one) => one.id !== id) })}
              />
            )}
          </li>
        ))}
        {value.departments.map(({ id, name }) => (
          <li key={id} className={classes.row}>
            <IconSitemap className={classes.icon} size="1.25rem" aria-hidden="true" />
            <span className={classes.name}>
              {name} <span className={classes.note}>{t('people.everybody')}</span>
            </span>
            <Remove
              name={name}
              onRemove={() => onChange({ departments: value.departments.filter((one) => one.id !== id) })}
            />
          </li>
        ))}
        {value.guests.map(({ name, email }) => (
          <li key={email} className={classes.row}>
            <IconMail className={classes.icon} size="1.25rem" aria-hidden="true" />
            <span className={classes.name}>
              {name} <span className={classes.note}>{email}</span>
            </span>
            <Remove
              name={email}
              onRemove={() => onChange({ guests: value.guests.filter((one) => one.email !== email) })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Remove({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useTranslation('bookings');
  return (
    <IconButton data-quiet="" label={t('people.remove', { name })} onClick={onRemove}>
      <IconX size="1.125rem" />
    </IconButton>
  );
}

interface PickerProps {
  readonly value: Invited;
  readonly onChange: (change: Partial<Invited>) => void;
}

/** One field for all three: what is typed finds people and departments, and an address invites a guest by mail. */
function Picker({ value, onChange }: PickerProps) {
  const { t } = useTranslation('bookings');
  const [text, setText] = useState('');
  const found = useFound(text, value);
  const choose = (chosen: string | null) => {
    const person = found.people.find(({ id }) => id === chosen);
    const department = found.departments.find(({ id }) => id === chosen);
    if (person) onChange({ people: [...value.people, { id: person.id, displayName: person.displayName }] });
    else if (department)
      onChange({ departments: [...value.departments, { id: department.id, name: department.name }] });
    else if (found.guest && chosen !== null) onChange({ guests: [...value.guests, found.guest] });
    setText('');
  };
  const groups = [
    {
      group: t('people.groups.people'),
      items: found.people.map(({ id, displayName }) => ({ value: id, label: displayName })),
    },
    {
      group: t('people.groups.departments'),
      items: found.departments.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      group: t('people.groups.outside'),
      items: found.guest
        ? [{ value: found.guest.email, label: t('people.byMail', { email: found.guest.email }) }]
        : [],
    },
  ];
  return (
    <Select
      data-people=""
      label={t('people.label')}
      placeholder={t('people.placeholder')}
      leftSection={<IconSearch size="1.125rem" aria-hidden="true" />}
      rightSection={<span />}
      searchable
      selectFirstOptionOnChange
      data={groups.filter(({ items }) => items.length > 0)}
      filter={({ options }) => options}
      value={null}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={text.trim() === '' ? t('people.type') : t('people.nobody')}
      maxDropdownHeight={300}
      renderOption={({ option }) => (
        <Found label={option.label} card={found.people.find(({ id }) => id === option.value)} />
      )}
      onChange={choose}
    />
  );
}

function Found({ label, card }: { readonly label: string; readonly card: DirectoryCard | undefined }) {
  if (!card) return label;
  return (
    <span className={classes.found}>
      <Monogram name={card.displayName} size="small" />
      <span className={classes.foundText}>
        <span className={classes.foundName}>{card.displayName}</span>
        <span className={classes.note}>
          {[card.department?.name, card.email].filter(Boolean).join(' · ')}
        </span>
      </span>
    </span>
  );
}

/** What fits the text and is not invited yet. */
function useFound(typed: string, value: Invited) {
  const rest = useRest();
  const me = useMe();
  const text = useDeferredValue(typed.trim());
  const cards = useQuery({
    queryKey: ['directory', 'picker', text],
    queryFn: () => rest.request('searchDirectory', { query: { limit: 8, ...(text !== '' && { text }) } }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const departments = useQuery({
    queryKey: ['departments'],
    queryFn: () => rest.request('listDepartments'),
    staleTime: 60_000,
  });
  const small = text.toLocaleLowerCase();
  const guest: OutsideGuest | null = guestOf(text);
  return {
    people: (cards.data?.items ?? []).filter(
      ({ id }) => id !== me?.id && !value.people.some((person) => person.id === id),
    ),
    departments: (departments.data ?? [])
      .filter(({ id, name, code }) => {
        const fits =
          small !== '' && (name.toLocaleLowerCase().includes(small) || code.toLocaleLowerCase() === small);
        return fits && !value.departments.some((department) => department.id === id);
      })
      .slice(0, 4),
    guest: guest && value.guests.some(({ email }) => email === guest.email) ? null : guest,
  };
}

/** The day of a booking from seven to twenty, or as much more as the booking needs. */
function dayAround({ start, end }: Stretch, { clock }: Times): Stretch {
  const date = clock.dateOf(start);
  return {
    start: Math.min(start, clock.toInstant(`${date}T07:00`)),
    end: Math.max(end, clock.toInstant(`${date}T20:00`)),
  };
}
