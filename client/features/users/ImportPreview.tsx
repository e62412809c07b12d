import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '../../../server/contract/users';
import { Card } from '../../ui/Card';
import { type Column, DataTable } from '../../ui/DataTable';
import { FilterSelect } from '../../ui/FilterBar';
import { type ImportKind, type ImportRow, importRows, wrongLines } from './importRows';
import classes from './Users.module.css';

interface ImportPreviewProps {
  readonly plan: ImportPlan;
  readonly isPending: boolean;
  readonly onRun: () => void;
}

const KINDS = ['new', 'update', 'error'] as const;
const COLOURS = { new: 'leaf', update: 'petrol', error: 'coral' } as const;
/** Nobody reads more; the figures above count them all. */
const SHOWN = 200;

/** What a list would do, line by line, before anything is done. */
export function ImportPreview({ plan, isPending, onRun }: ImportPreviewProps) {
  const { t } = useTranslation('users');
  const [kind, setKind] = useState<ImportKind | undefined>(undefined);
  const counts = { new: plan.adds.length, update: plan.updates.length, error: wrongLines(plan) };
  const people = counts.new + counts.update;
  const rows = importRows(plan).filter((row) => kind === undefined || row.kind === kind);
  const list = {
    data: { total: rows.length, items: rows.slice(0, SHOWN) },
    error: null,
    isFetching: false,
    refetch: () => undefined,
  };
  return (
    <Card title={t('import.preview')} text={t('import.nothingYet')}>
      <div className={classes.stack}>
        <div className={classes.row}>
          {KINDS.map((name) => (
            <Badge key={name} size="lg" color={COLOURS[name]}>
              {t(`import.count.${name}`, { count: counts[name] })}
            </Badge>
          ))}
          {plan.unchanged > 0 && (
            <Badge size="lg" color="gray">
              {t('import.count.unchanged', { count: plan.unchanged })}
            </Badge>
          )}
        </div>
        {rows.length + (kind === undefined ? 0 : 1) > 0 && (
          <div className={classes.row}>
            <FilterSelect
              label={t('import.show')}
              all={t('import.allLines')}
              options={KINDS.map((value) => ({ value, label: t(`import.kind.${value}`) }))}
              value={kind}
              onChange={(value) => setKind(KINDS.find((known) => known === value))}
            />
          </div>
        )}
        <DataTable
          label={t('import.preview')}
          columns={useColumns()}
          list={list}
          idOf={(row) => `${row.kind}${row.line}${row.kind === 'error' ? row.error.column : ''}`}
          empty={<p>{t('import.nothing')}</p>}
        />
        {rows.length > SHOWN && (
          <p className={classes.quiet}>{t('import.more', { count: rows.length - SHOWN })}</p>
        )}
        <div className={classes.end}>
          <Button loading={isPending} disabled={people === 0} onClick={onRun}>
            {counts.error === 0
              ? t('import.run', { count: people })
              : t('import.runWithout', { count: people, errors: counts.error })}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function useColumns(): readonly Column<ImportRow>[] {
  const { t } = useTranslation('users');
  const kindOf = ({ kind }: ImportRow) => <Badge color={COLOURS[kind]}>{t(`import.kind.${kind}`)}</Badge>;
  return [
    { key: 'line', title: t('import.line'), cell: ({ line }) => t('import.lineNumber', { line }) },
    { key: 'kind', title: t('import.what'), cell: kindOf },
    { key: 'who', title: t('import.who'), cell: (row) => <Who row={row} /> },
    { key: 'change', title: t('import.changes'), cell: (row) => <Changes row={row} /> },
  ];
}

function Who({ row }: { readonly row: ImportRow }) {
  if (row.kind === 'new') return `${row.add.displayName} · ${row.add.email}`;
  return row.kind === 'update' ? row.update.email : '–';
}

function Changes({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation('users');
  if (row.kind === 'error') {
    const { problem, column, about } = row.error;
    return t(`import.problem.${problem}`, { column: column ?? '', about: about ?? '' });
  }
  if (row.kind === 'new') {
    const { department, locale } = row.add;
    return [department, locale === 'en' ? 'English' : '简体中文'].filter(Boolean).join(' · ');
  }
  return (
    <ul className={classes.list}>
      {row.update.changes.map(({ field, from, to }) => (
        <li key={field}>
          {t('import.change', { field: t(`import.field.${field}`), from: from ?? '–', to: to ?? '–' })}
        </li>
      ))}
    </ul>
  );
}
