import { Badge, Button, Checkbox } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordEntry } from '../../../server/contract/archive';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { formatDuration } from '../../ui/formatDuration';
import { NothingFound } from '../../ui/NothingFound';
import { Pager } from '../../ui/Pager';
import { useListSearch } from '../../ui/useListSearch';
import { DownloadMenu } from './DownloadMenu';
import { RecordFilters } from './RecordFilters';
import classes from './RecordList.module.css';
import { RECORD_FILTERS, type RECORD_SEARCH, toRecordQuery } from './recordSearch';
import { useRecords } from './useRecords';

const LIMIT = 50;

/** The records that one may know of: found by anything they say, and downloaded, one or many. */
export function RecordList() {
  const { t } = useTranslation('records');
  const { search, offset, change, setOffset } = useListSearch<(typeof RECORD_SEARCH)[number]>(LIMIT);
  const query = { ...toRecordQuery(search), offset, limit: LIMIT };
  const list = useRecords(query);
  const selection = useSelection(list.data?.items ?? []);
  const isNarrowed = RECORD_FILTERS.some((key) => search[key] !== undefined);
  return (
    <>
      <RecordFilters search={search} onChange={change} />
      <SelectionBar selection={selection} query={query} isEmpty={list.data?.items.length === 0} />
      <DataTable
        label={t('title')}
        columns={useColumns(selection)}
        list={list}
        idOf={({ id }) => id}
        sorting={{
          by: query.sort ?? 'started',
          order: query.order ?? 'descending',
          onChange: (sort, order) => change({ sort, order }),
        }}
        empty={
          isNarrowed ? (
            <NothingFound />
          ) : (
            <EmptyState icon={<IconArchive />} title={t('empty.title')}>
              {t('empty.text')}
            </EmptyState>
          )
        }
      />
      <Pager
        total={list.data?.total ?? 0}
        isExact={list.data?.exact ?? true}
        offset={offset}
        limit={LIMIT}
        onOffset={setOffset}
      />
    </>
  );
}

interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly isWhole: boolean;
  readonly toggle: (id: string) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/** What was selected stays so on other pages of the list. */
function useSelection(shown: readonly RecordEntry[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const isWhole = shown.length > 0 && shown.every(({ id }) => ids.has(id));
  return {
    ids,
    isWhole,
    toggle: (id) => setIds(new Set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id])),
    toggleAll: () => {
      const all = shown.map(({ id }): string => id);
      setIds(new Set(isWhole ? [...ids].filter((id) => !all.includes(id)) : [...ids, ...all]));
    },
    clear: () => setIds(new Set()),
  };
}

interface SelectionBarProps {
  readonly selection: Selection;
  readonly query: ReturnType<typeof toRecordQuery>;
  readonly isEmpty: boolean;
}

function SelectionBar({ selection, query, isEmpty }: SelectionBarProps) {
  const { t } = useTranslation('records');
  const count = selection.ids.size;
  if (isEmpty && count === 0) return null;
  return (
    <div className={classes.bar}>
      <Checkbox
        label={t('allShown')}
        checked={selection.isWhole}
        indeterminate={count > 0 && !selection.isWhole}
        onChange={selection.toggleAll}
      />
      <span className={classes.count} role="status">
        {count > 0 && t('selected', { count })}
      </span>
      {count > 0 && (
        <Button variant="subtle" onClick={selection.clear}>
          {t('unselect')}
        </Button>
      )}
      <DownloadMenu
        label={count > 0 ? t('download.selected') : t('download.all')}
        wanted={count > 0 ? { records: [...selection.ids] } : { query }}
      />
    </div>
  );
}

function useColumns(selection: Selection): readonly Column<RecordEntry>[] {
  const { t, i18n } = useTranslation('records');
  const start = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return [
    {
      key: 'topic',
      title: t('column.topic'),
      sort: 'topic',
      cell: ({ id, topic }) => (
        <span className={classes.topic}>
          <Checkbox
            aria-label={t('select', { topic })}
            checked={selection.ids.has(id)}
            onChange={() => selection.toggle(id)}
          />
          <Link to="/records/$record" params={{ record: id }} className={classes.link}>
            {topic}
          </Link>
        </span>
      ),
    },
    {
      key: 'started',
      title: t('column.started'),
      sort: 'started',
      cell: ({ startedAt }) => start.format(new Date(startedAt)),
    },
    {
      key: 'duration',
      title: t('column.duration'),
      sort: 'duration',
      cell: ({ seconds }) =>
        seconds === null ? (
          <Badge color="leaf">{t('running')}</Badge>
        ) : (
          formatDuration(seconds, i18n.language)
        ),
    },
    { key: 'room', title: t('column.room'), cell: ({ room }) => room?.name ?? '–' },
    {
      key: 'initiator',
      title: t('column.initiator'),
      cell: ({ initiator }) => initiator?.displayName ?? '–',
    },
    { key: 'people', title: t('column.people'), sort: 'people', numeric: true, cell: ({ people }) => people },
    { key: 'notes', title: t('column.notes'), cell: (record) => <Notes record={record} /> },
  ];
}

/** What is out of the ordinary. */
function Notes({ record }: { readonly record: RecordEntry }) {
  const { t } = useTranslation('records');
  const { held, absences, devices } = record;
  if (!held && absences === 0 && !devices.includes('phone')) return null;
  return (
    <span className={classes.notes}>
      {held && <Badge color="coral">{t('held')}</Badge>}
      {absences > 0 && <Badge color="saffron">{t('absent', { count: absences })}</Badge>}
      {devices.includes('phone') && <Badge color="gray">{t('byPhone')}</Badge>}
    </span>
  );
}
