import { NativeSelect } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SortOrder } from '../../server/contract/paging';
import classes from './DataTable.module.css';
import type { SortableColumn, Sorting } from './TableHead';

interface SortSelectProps {
  readonly columns: readonly SortableColumn[];
  readonly sorting: Sorting;
}

/** Sorts a list on a phone, where the heads of its columns are not shown. */
export function SortSelect({ columns, sorting }: SortSelectProps) {
  const { t } = useTranslation('lists');
  const data = columns.flatMap(({ title, sort }) =>
    sort === undefined
      ? []
      : (['ascending', 'descending'] as const).map((order) => ({
          value: `${sort} ${order}`,
          label: t(`sort.${order}`, { title }),
        })),
  );
  const choose = (value: string) => {
    const [by = '', order] = value.split(' ');
    sorting.onChange(by, order === 'descending' ? 'descending' : ('ascending' satisfies SortOrder));
  };
  return (
    <NativeSelect
      className={classes.sortSelect ?? ''}
      aria-label={t('sort.label')}
      rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
      data={data}
      value={`${sorting.by} ${sorting.order}`}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
