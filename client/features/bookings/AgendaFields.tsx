import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton';
import classes from './AgendaFields.module.css';
import type { DraftItem } from './draft';
import { formatMinutes } from './formatMinutes';

interface AgendaFieldsProps {
  readonly items: readonly DraftItem[];
  /** How long the booking is. */
  readonly minutes: number;
  readonly onChange: (items: readonly DraftItem[]) => void;
}

const MOST = 50;

/** What is to be talked about, in which order, and whether there is time for all of it. */
export function AgendaFields({ items, minutes, onChange }: AgendaFieldsProps) {
  const { t } = useTranslation('bookings');
  const list = useRef<HTMLOListElement>(null);
  const sum = items.reduce((total, item) => total + item.minutes, 0);
  const change = (key: string, part: Partial<DraftItem>) =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  const swap = (index: number, other: number) => {
    const next = [...items];
    const [from, to] = [items[index], items[other]];
    if (from && to) [next[index], next[other]] = [to, from];
    onChange(next);
  };
  const add = () => {
    onChange([...items, { key: crypto.randomUUID(), title: '', minutes: 10 }]);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus(),
    );
  };
  return (
    <div className={classes.agenda}>
      {items.length > 0 && (
        <ol className={classes.items} ref={list}>
          {items.map((item, index) => {
            const number = index + 1;
            return (
              <li key={item.key} className={classes.item}>
                <TextInput
                  className={classes.title}
                  aria-label={t('agenda.title', { number })}
                  placeholder={t('agenda.placeholder')}
                  maxLength={200}
                  value={item.title}
                  onChange={(event) => change(item.key, { title: event.currentTarget.value })}
                />
                <NumberInput
                  className={classes.minutes}
                  aria-label={t('agenda.minutes', { number })}
                  min={1}
                  max={1_440}
                  allowDecimal={false}
                  suffix={t('agenda.unit')}
                  value={item.minutes}
                  onChange={(value) =>
                    change(item.key, { minutes: Math.max(1, Math.round(Number(value)) || 1) })
                  }
                />
                <span className={classes.tools}>
                  <IconButton
                    data-quiet=""
                    label={t('agenda.up', { number })}
                    disabled={index === 0}
                    onClick={() => swap(index, index - 1)}
                  >
                    <IconArrowUp size="1.125rem" />
                  </IconButton>
                  <IconButton
                    data-quiet=""
                    label={t('agenda.down', { number })}
                    disabled={index === items.length - 1}
                    onClick={() => swap(index, index + 1)}
                  >
                    <IconArrowDown size="1.125rem" />
                  </IconButton>
                  <IconButton
                    data-quiet=""
                    label={t('agenda.remove', { number })}
                    onClick={() => onChange(items.filter(({ key }) => key !== item.key))}
                  >
                    <IconTrash size="1.125rem" />
                  </IconButton>
                </span>
              </li>
            );
          })}
        </ol>
      )}
      <div className={classes.end}>
        <Button
          variant="default"
          leftSection={<IconPlus size="1.125rem" aria-hidden="true" />}
          disabled={items.length >= MOST}
          onClick={add}
        >
          {t('agenda.add')}
        </Button>
        {items.length > 0 && (
          <p className={classes.sum} data-over={sum > minutes || undefined}>
            {t(sum > minutes ? 'agenda.over' : 'agenda.sum', {
              sum: formatMinutes(t, sum),
              whole: formatMinutes(t, minutes),
            })}
          </p>
        )}
      </div>
    </div>
  );
}
