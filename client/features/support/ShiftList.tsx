import { Badge, Button, Menu, NativeSelect, TextInput } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftRequest, ShiftView } from '../../../server/contract/supportStaff';
import { useRest } from '../../connection/useRest';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FormDialog } from '../../ui/FormDialog';
import { RowMenu } from '../../ui/RowMenu';
import { useAct } from '../../ui/useAct';
import classes from './Cards.module.css';
import { useAgents } from './DeskActions';
import { SUPPORT_KEY } from './useTickets';

const DAYS = Object.keys({
  monday: true,
  tuesday: true,
  wednesday: true,
  thursday: true,
  friday: true,
  saturday: true,
  sunday: true,
} satisfies Record<ShiftRequest['day'], true>) as readonly ShiftRequest['day'][];

/** Who is on duty when, every week. */
export function ShiftList() {
  const { t } = useTranslation('support');
  const rest = useRest();
  const shifts = useQuery({ queryKey: [SUPPORT_KEY, 'shifts'], queryFn: () => rest.request('listShifts') });
  const [asked, ask] = useState<ShiftView | 'new' | null>(null);
  const remove = useAct(({ id }: ShiftView) => rest.request('deleteShift', { parameters: { shift: id } }), {
    stale: [[SUPPORT_KEY]],
  });
  const nameOf = ({ agent, day }: ShiftView) =>
    t('staff.shiftNamed', { name: agent.displayName, day: t(`staff.days.${day}`) });
  const list = { ...shifts, data: shifts.data && { total: shifts.data.length, items: shifts.data } };
  return (
    <div className={classes.stack}>
      <div>
        <Button onClick={() => ask('new')}>{t('staff.addShift')}</Button>
      </div>
      <DataTable
        label={t('staff.shifts')}
        columns={useColumns()}
        list={list}
        idOf={({ id }) => id}
        actions={(shift) => (
          <RowMenu name={nameOf(shift)}>
            <Menu.Item onClick={() => ask(shift)}>{t('staff.change')}</Menu.Item>
            <Menu.Item color="coral.7" onClick={() => remove.mutate(shift)}>
              {t('staff.deleteShift')}
            </Menu.Item>
          </RowMenu>
        )}
        empty={<EmptyState icon={<IconCalendarTime size="2rem" />} title={t('staff.noShifts')} />}
      />
      {asked !== null && <ShiftForm shift={asked === 'new' ? null : asked} onClose={() => ask(null)} />}
    </div>
  );
}

function useColumns(): readonly Column<ShiftView>[] {
  const { t } = useTranslation('support');
  return [
    { key: 'agent', title: t('staff.agent'), cell: ({ agent }) => agent.displayName },
    { key: 'day', title: t('staff.day'), cell: ({ day }) => t(`staff.days.${day}`) },
    {
      key: 'hours',
      title: t('staff.hours'),
      cell: ({ from, until, running }) => (
        <>
          <span className="num">
            {from}–{until}
          </span>{' '}
          {running && <Badge color="leaf">{t('staff.running')}</Badge>}
        </>
      ),
    },
    { key: 'zone', title: t('staff.zone'), cell: ({ zone }) => zone },
  ];
}

function ShiftForm({ shift, onClose }: { readonly shift: ShiftView | null; readonly onClose: () => void }) {
  const { t } = useTranslation('support');
  const rest = useRest();
  const agents = useAgents().data ?? [];
  const [agent, setAgent] = useState(shift?.agent.id ?? null);
  const [day, setDay] = useState(shift?.day ?? 'monday');
  const [from, setFrom] = useState(shift?.from ?? '09:00');
  const [until, setUntil] = useState(shift?.until ?? '17:00');
  const [zone, setZone] = useState(shift?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [isDirty, setDirty] = useState(false);
  const save = useAct(
    () => {
      const chosen = agent ?? agents[0]?.id;
      if (!chosen) throw new Error('there is no agent');
      const body = { agent: chosen, day, from, until, zone };
      return shift
        ? rest.request('changeShift', { parameters: { shift: shift.id }, body })
        : rest.request('addShift', { body });
    },
    { stale: [[SUPPORT_KEY]], onDone: onClose },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setDirty(true);
      set(value);
    };
  const isOrdered = from < until;
  return (
    <FormDialog
      title={shift ? t('staff.changeShift') : t('staff.addShift')}
      submit={t('staff.save')}
      isDirty={isDirty}
      isPending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <NativeSelect
        size="md"
        label={t('staff.agent')}
        value={agent ?? agents[0]?.id ?? ''}
        data={agents.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        onChange={(event) =>
          changed(setAgent)(agents.find(({ id }) => id === event.currentTarget.value)?.id ?? null)
        }
      />
      <NativeSelect
        size="md"
        label={t('staff.day')}
        value={day}
        data={DAYS.map((value) => ({ value, label: t(`staff.days.${value}`) }))}
        onChange={(event) =>
          changed(setDay)(DAYS.find((each) => each === event.currentTarget.value) ?? 'monday')
        }
      />
      <div className={classes.fields}>
        <TextInput
          label={t('staff.from')}
          maxLength={5}
          value={from}
          onChange={(event) => changed(setFrom)(event.currentTarget.value)}
        />
        <TextInput
          label={t('staff.until')}
          maxLength={5}
          value={until}
          error={!isOrdered && t('staff.timeWrong')}
          onChange={(event) => changed(setUntil)(event.currentTarget.value)}
        />
      </div>
      <NativeSelect
        size="md"
        label={t('staff.zone')}
        value={zone}
        data={zonesWith(zone)}
        onChange={(event) => changed(setZone)(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function zonesWith(zone: string): string[] {
  return [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}
