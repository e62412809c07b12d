import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../../server/contract/paging';
import classes from './DataTable.module.css';
import { RetryCard } from './RetryCard';
import { SortSelect } from './SortSelect';
import { type Sorting, TableHead } from './TableHead';
import { useLate } from './useLate';

/** What a table shows of each row. The first column names the row: on a phone it is the title of its card. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the server calls it when it sorts by it. */
  readonly sort?: string;
  /** Figures stand at the end of their column. */
  readonly numeric?: boolean;
}

/** A part of a list as a query has it: the old rows stay while the next ones are on their way. */
interface ListQuery<Row> {
  readonly data: Page<Row> | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

interface DataTableProps<Row> {
  /** What the rows are, for those who cannot see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly list: ListQuery<Row>;
  readonly idOf: (row: Row) => string;
  readonly sorting?: Sorting;
  /** What can be done with a row, at its end. */
  readonly actions?: (row: Row) => ReactNode;
  /** What stands there when no row does. */
  readonly empty: ReactNode;
}

/** Rows of one kind: sorted by their heads, as cards on a phone. Says what it waits for and what went wrong. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation('lists');
  const { label, columns, list, sorting, actions, empty } = props;
  const isSlow = useLate(list.data === undefined && list.error === null);
  const hasActions = actions !== undefined;
  const problem = list.error !== null && (
    <RetryCard title={t('failed')} error={list.error} onRetry={list.refetch} />
  );
  if (list.data === undefined && problem) return problem;
  if (list.data === undefined) return isSlow ? <SkeletonRows columns={columns.length} /> : <Blank />;
  if (list.data.items.length === 0) return empty;
  return (
    <>
      {problem}
      {sorting && <SortSelect columns={columns} sorting={sorting} />}
      <table className={classes.table} aria-label={label} aria-busy={list.isFetching}>
        <TableHead columns={columns} hasActions={hasActions} {...(sorting && { sorting })} />
        <tbody>
          <Rows {...props} rows={list.data.items} />
        </tbody>
      </table>
    </>
  );
}

function Rows<Row>({
  rows,
  columns,
  idOf,
  actions,
}: DataTableProps<Row> & { readonly rows: readonly Row[] }) {
  const [first, ...others] = columns;
  return rows.map((row) => (
    <tr key={idOf(row)} className={classes.row}>
      <th scope="row" className={classes.name}>
        {first?.cell(row)}
      </th>
      {others.map(({ key, title, numeric, cell }) => (
        <td key={key} className={classes.cell} data-title={title} data-numeric={numeric}>
          {cell(row)}
        </td>
      ))}
      {actions && <td className={classes.actions}>{actions(row)}</td>}
    </tr>
  ));
}

/** Holds the place, so that nothing jumps when the rows come at once. */
function Blank() {
  return <div className={classes.blank} aria-hidden="true" />;
}

function SkeletonRows({ columns }: { readonly columns: number }) {
  const { t } = useTranslation(['lists', 'common']);
  return (
    <div className={classes.blank} role="status" aria-label={t('common:loading')}>
      {['1', '2', '3', '4', '5', '6'].map((row) => (
        <div key={row} className={classes.skeletons}>
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing but their place.
            <Skeleton key={column} height="1rem" />
          ))}
        </div>
      ))}
    </div>
  );
}
