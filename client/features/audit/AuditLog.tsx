import { Badge, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconClipboardList, IconSelector } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntryView, AuditQuery } from '../../../server/contract/audit';
import type { UserId } from '../../../server/contract/ids';
import { useRest } from '../../connection/useRest';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FilterSelect } from '../../ui/FilterBar';
import { NothingFound } from '../../ui/NothingFound';
import { Pager } from '../../ui/Pager';
import { type NamedPerson, PersonSelect } from '../../ui/PeopleSelect';
import { useListSearch } from '../../ui/useListSearch';
import classes from './Audit.module.css';
import { dayEnd, dayStart } from './dayBounds';
import { EntryDialog } from './EntryDialog';
import { KNOWN_ACTIONS } from './knownActions';
import { useActionName } from './useActionName';

const LIMIT = 50;
const RESULTS = ['done', 'refused'] as const;
type Key = 'actor' | 'action' | 'result' | 'object' | 'from' | 'until';
const NOTHING = {
  actor: undefined,
  action: undefined,
  result: undefined,
  object: undefined,
  from: undefined,
  until: undefined,
} as const;

/** Every privileged act, the newest first, narrowed down by who, what, when and how it went. */
export function AuditLog() {
  const { t } = useTranslation(['audit', 'lists']);
  const { search, offset, change, setOffset } = useListSearch<Key>(LIMIT);
  const [actor, setActor] = useState<NamedPerson | null>(null);
  const [opened, open] = useState<AuditEntryView | null>(null);
  const actionName = useActionName();
  const list = useEntries({
    limit: LIMIT,
    offset: offset === 0 ? undefined : offset,
    actor: search.actor as UserId | undefined,
    action: search.action,
    object: search.object,
    result: RESULTS.find((known) => known === search.result),
    from: search.from && dayStart(search.from),
    until: search.until && dayEnd(search.until),
  });
  const isNarrowed = Object.keys(NOTHING).some((key) => search[key as Key] !== undefined);
  const actions = KNOWN_ACTIONS.map((value) => ({ value, label: actionName(value) })).sort((a, b) =>
    a.label.localeCompare(b.label),
  );
  return (
    <>
      <search className={classes.filters}>
        <PersonSelect
          label={t('filter.actor')}
          value={actor?.id === search.actor ? actor : null}
          onChange={(person) => {
            setActor(person);
            change({ actor: person?.id });
          }}
        />
        <NativeSelect
          label={t('filter.action')}
          rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
          data={[{ value: '', label: t('filter.allActions') }, ...actions]}
          value={search.action ?? ''}
          onChange={(event) => change({ action: event.currentTarget.value || undefined })}
        />
        <div className={classes.labelled}>
          <span className={classes.label} aria-hidden="true">
            {t('filter.result')}
          </span>
          <FilterSelect
            label={t('filter.result')}
            all={t('filter.allResults')}
            options={RESULTS.map((value) => ({ value, label: t(`result.${value}`) }))}
            value={search.result}
            onChange={(result) => change({ result })}
          />
        </div>
        {(['from', 'until'] as const).map((key) => (
          <TextInput
            key={key}
            type="date"
            label={t(`filter.${key}`)}
            value={search[key] ?? ''}
            onChange={(event) => change({ [key]: event.currentTarget.value || undefined })}
          />
        ))}
        {isNarrowed && (
          <Button variant="subtle" className={classes.clear ?? ''} onClick={() => change(NOTHING)}>
            {t('lists:filter.clear')}
          </Button>
        )}
      </search>
      <DataTable
        label={t('title')}
        columns={useColumns(open)}
        list={list}
        idOf={({ number }) => String(number)}
        empty={isNarrowed ? <NothingFound /> : <EmptyState icon={<IconClipboardList />} title={t('empty')} />}
      />
      <Pager total={list.data?.total ?? 0} offset={offset} limit={LIMIT} onOffset={setOffset} />
      {opened !== null && <EntryDialog entry={opened} onClose={() => open(null)} />}
    </>
  );
}

/** To look is an act of its own, so nothing is asked for again unless somebody wants it. */
function useEntries(query: AuditQuery) {
  const rest = useRest();
  return useQuery({
    queryKey: ['audit', query],
    queryFn: () => rest.request('listAuditEntries', { query }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
}

function useColumns(open: (entry: AuditEntryView) => void): readonly Column<AuditEntryView>[] {
  const { t, i18n } = useTranslation('audit');
  const actionName = useActionName();
  const time = (at: string) =>
    new Date(at).toLocaleString(i18n.language, {
      dateStyle: 'medium',
      timeStyle: 'medium',
      hourCycle: 'h23',
    });
  return [
    {
      key: 'action',
      title: t('column.action'),
      cell: (entry) => (
        <button type="button" className={classes.open} onClick={() => open(entry)}>
          {actionName(entry.action)}
        </button>
      ),
    },
    { key: 'at', title: t('column.at'), cell: ({ at }) => <span className="num">{time(at)}</span> },
    { key: 'actor', title: t('column.actor'), cell: ({ actor }) => actor.displayName },
    {
      key: 'result',
      title: t('column.result'),
      cell: ({ result }) => (
        <Badge color={result === 'done' ? 'leaf' : 'coral'}>
          {t(result === 'done' ? 'result.done' : 'result.refused')}
        </Badge>
      ),
    },
    { key: 'ip', title: t('column.ip'), cell: ({ ip }) => ip },
    { key: 'number', title: t('column.number'), numeric: true, cell: ({ number }) => number },
  ];
}
