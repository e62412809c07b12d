import { Button, NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { IconSelector, IconSend } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView } from '../../../server/contract/bookings';
import type { RoomId } from '../../../server/contract/ids';
import type { RoomView } from '../../../server/contract/rooms';
import { Card } from '../../ui/Card';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useTimes } from '../../ui/useTimes';
import { AgendaFields } from './AgendaFields';
import classes from './BookingEditor.module.css';
import { ConflictCard } from './ConflictCard';
import { DatesPreview } from './DatesPreview';
import { type Draft, spansOf } from './draft';
import { formatMinutes } from './formatMinutes';
import { PeopleFields } from './PeopleFields';
import { RepeatFields } from './RepeatFields';
import { RoomFields } from './RoomFields';
import { useSaveBooking } from './useSaveBooking';
import { WhenFields } from './WhenFields';
import { whenAt } from './when';

interface BookingEditorProps {
  readonly start: Draft;
  /** The booking that is changed; null for a new one. */
  readonly booking: BookingView | null;
  readonly rooms: readonly RoomView[];
  readonly onSaved: (booking: BookingView) => void;
  readonly onCancel: () => void;
}

const REMINDERS = [0, 5, 10, 15, 30, 60, 1_440];

/** Writes a booking, new or there already. Where it meets another nothing that was typed is lost. */
export function BookingEditor({ start, booking, rooms, onSaved, onCancel }: BookingEditorProps) {
  const { t } = useTranslation(['bookings', 'common']);
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSaveBooking(booking, start);
  const times = useTimes(draft.zone);
  const spans = useMemo(() => spansOf(draft), [draft]);
  const blocker = useLeaving(draft !== start && !save.isPending && !save.isSuccess);
  const invited = draft.people.length + draft.departments.length + draft.guests.length;
  const span = spans[0] ?? { start: Date.now(), end: Date.now() };
  const wrong = {
    title: tried && draft.title.trim() === '' ? t('editor.titleMissing') : undefined,
    room: tried && draft.room === null ? t('room.missing') : undefined,
    past: span.start < Date.now() - LATE_MS ? t('when.past') : undefined,
  };
  const room = rooms.find(({ id }) => id === draft.room) ?? null;

  const send = (next: Draft) => {
    setTried(true);
    if (next.title.trim() === '' || next.room === null || spansOf(next).length === 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    save.mutate(next, { onSuccess: onSaved });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(draft);
  };
  const sendChanged = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    send(next);
  };

  return (
    <form className={classes.editor} ref={form} onSubmit={submit} noValidate>
      <div className={classes.column}>
        <Card title={t('editor.what')}>
          <div className={classes.fields}>
            <TextInput
              label={t('editor.title')}
              required
              withAsterisk={false}
              maxLength={120}
              autoComplete="off"
              value={draft.title}
              error={wrong.title}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <Textarea
              label={t('editor.description')}
              autosize
              minRows={2}
              maxRows={10}
              maxLength={4_000}
              value={draft.description}
              onChange={(event) => change({ description: event.currentTarget.value })}
            />
          </div>
        </Card>

        <Card title={t('editor.when')}>
          <div className={classes.fields}>
            <WhenFields
              value={draft.when}
              minimum={times.clock.dateOf(Date.now())}
              onChange={(when) => change({ when })}
            />
            {wrong.past !== undefined && <p className={classes.wrong}>{wrong.past}</p>}
            <div className={classes.line}>
              <ZoneField value={draft.zone} onChange={(zone) => change({ zone })} />
              <ReminderField value={draft.reminder} onChange={(reminder) => change({ reminder })} />
            </div>
            {draft.otherRule === null ? (
              <RepeatFields
                value={draft.repeat}
                date={draft.when.date}
                times={times}
                onChange={(repeat) => change({ repeat })}
              />
            ) : (
              <p className={classes.hint}>{t('repeat.other', { rule: draft.otherRule })}</p>
            )}
            {booking?.rule != null && <p className={classes.hint}>{t('editor.seriesHint')}</p>}
            {draft.repeat !== null && (
              <DatesPreview
                spans={spans}
                room={room}
                people={draft.people.map(({ id }) => id)}
                times={times}
                but={booking?.id}
              />
            )}
          </div>
        </Card>

        <Card title={t('agenda.heading')}>
          <AgendaFields
            items={draft.agenda}
            minutes={draft.when.minutes}
            onChange={(agenda) => change({ agenda })}
          />
        </Card>
      </div>
      <div className={classes.column}>
        <Card title={t('editor.people')}>
          <PeopleFields value={draft} span={span} times={times} but={booking?.id} onChange={change} />
        </Card>

        <Card title={t('editor.where')}>
          <RoomFields
            value={draft.room}
            rooms={rooms}
            spans={spans}
            people={invited + 1}
            but={booking?.id}
            error={wrong.room}
            onChange={(chosen) => change({ room: chosen })}
          />
        </Card>
      </div>
      <div className={classes.end}>
        {save.isError && (
          <ConflictCard
            error={save.error}
            title={t('editor.failed')}
            room={room?.name ?? ''}
            times={times}
            onRoom={(other: RoomId) => sendChanged({ room: other })}
            onTime={(at) => sendChanged({ when: whenAt(times.clock.toLocal(at), draft.when.minutes) })}
          />
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button
            type="submit"
            loading={save.isPending}
            leftSection={invited > 0 && <IconSend size="1.125rem" aria-hidden="true" />}
          >
            {t(booking !== null ? 'editor.save' : invited > 0 ? 'editor.send' : 'editor.book')}
          </Button>
        </div>
      </div>
      {blocker.status === 'blocked' && (
        <ConfirmDialog
          title={t('common:discard.title')}
          confirm={t('common:discard.confirm')}
          onConfirm={blocker.proceed}
          onClose={blocker.reset}
        >
          <p>{t('common:discard.text')}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}

/** Whoever books "now" may have taken a while to press the button. */
const LATE_MS = 5 * 60_000;

/** Asks before what was typed is left behind. */
function useLeaving(isDirty: boolean) {
  return useBlocker({ shouldBlockFn: () => isDirty, enableBeforeUnload: () => isDirty, withResolver: true });
}

function ZoneField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (zone: string) => void;
}) {
  const { t } = useTranslation('bookings');
  const zones = useMemo(
    () => [...new Set([value, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort(),
    [value],
  );
  return (
    <Select
      label={t('when.zone')}
      searchable
      allowDeselect={false}
      limit={40}
      data={zones}
      value={value}
      onChange={(zone) => zone !== null && onChange(zone)}
    />
  );
}

interface ReminderFieldProps {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function ReminderField({ value, onChange }: ReminderFieldProps) {
  const { t } = useTranslation('bookings');
  const before = (minutes: number) =>
    t('editor.before', { length: minutes === 1_440 ? t('length.day') : formatMinutes(t, minutes) });
  return (
    <NativeSelect
      label={t('editor.reminder')}
      rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
      data={[
        { value: '', label: t('editor.noReminder') },
        ...REMINDERS.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? t('editor.atStart') : before(minutes),
        })),
      ]}
      value={value === null ? '' : String(value)}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? null : Number(currentTarget.value))
      }
    />
  );
}
