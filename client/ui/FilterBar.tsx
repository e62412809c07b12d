import { Button, NativeSelect } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FilterBar.module.css';

interface FilterBarProps {
  readonly search: ReactNode;
  /** The other filters, one field each. */
  readonly children?: ReactNode;
  /** Takes every filter away; only given while there is one. */
  readonly onClear?: (() => void) | undefined;
}

/** What narrows a list down: the search first, then the filters. */
export function FilterBar({ search, children, onClear }: FilterBarProps) {
  const { t } = useTranslation('lists');
  return (
    <search className={classes.bar}>
      <div className={classes.search}>{search}</div>
      {children}
      {onClear && (
        <Button variant="subtle" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}

interface FilterSelectProps {
  readonly label: string;
  /** What stands there when everything is wanted. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** Filters a list by one of some values, or by none. */
export function FilterSelect({ label, all, options, value, onChange }: FilterSelectProps) {
  return (
    <NativeSelect
      className={classes.filter ?? ''}
      aria-label={label}
      rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
      data={[{ value: '', label: all }, ...options]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
