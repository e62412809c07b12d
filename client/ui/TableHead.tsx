import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SortOrder } from '../../server/contract/paging';
import classes from './DataTable.module.css';

/** What a list is sorted by, in the server's words. */
export interface Sorting {
  readonly by: string;
  readonly order: SortOrder;
  readonly onChange: (by: string, order: SortOrder) => void;
}

export interface SortableColumn {
  readonly key: string;
  readonly title: string;
  readonly sort?: string;
  readonly numeric?: boolean;
}

interface TableHeadProps {
  readonly columns: readonly SortableColumn[];
  readonly sorting?: Sorting;
  readonly hasActions: boolean;
}

const ICONS = { none: IconSelector, ascending: IconArrowUp, descending: IconArrowDown } as const;

/** The heads of the columns: pressing one sorts by it, pressing it again the other way round. */
export function TableHead({ columns, sorting, hasActions }: TableHeadProps) {
  const { t } = useTranslation('lists');
  return (
    <thead className={classes.head}>
      <tr>
        {columns.map((column) => (
          <Head key={column.key} column={column} {...(sorting && { sorting })} />
        ))}
        {hasActions && (
          <th scope="col" className={classes.headCell}>
            <span className="visually-hidden">{t('actions')}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function Head({ column, sorting }: { readonly column: SortableColumn; readonly sorting?: Sorting }) {
  const { title, sort, numeric } = column;
  if (!sorting || sort === undefined) {
    return (
      <th scope="col" className={classes.headCell} data-numeric={numeric}>
        {title}
      </th>
    );
  }
  const order = sorting.by === sort ? sorting.order : 'none';
  const Icon = ICONS[order];
  return (
    <th scope="col" className={classes.headCell} data-numeric={numeric} aria-sort={order}>
      <button
        type="button"
        className={classes.sort}
        onClick={() => sorting.onChange(sort, order === 'ascending' ? 'descending' : 'ascending')}
      >
        {title}
        <Icon size="1rem" aria-hidden="true" />
      </button>
    </th>
  );
}
