import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../connection/useDepartments';
import { flattenTree, toDepartmentTree } from './departmentTree';
import classes from './FilterBar.module.css';

interface DepartmentFilterProps {
  readonly label: string;
  /** What stands there when everything is wanted. */
  readonly all: string;
  readonly value: string | undefined;
  readonly onChange: (department: string | undefined) => void;
}

const INDENT = '\u2003';

/** Filters a list by one department, found by a part of its name, or by none. */
export function DepartmentFilter({ label, all, value, onChange }: DepartmentFilterProps) {
  const { t } = useTranslation('lists');
  const nodes = flattenTree(toDepartmentTree(useDepartments() ?? []));
  const depths = new Map<string, number>(nodes.map(({ department, depth }) => [department.id, depth]));
  return (
    <Select
      className={classes.filter ?? ''}
      aria-label={label}
      placeholder={all}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('people.clear') }}
      nothingFoundMessage={t('nothingFound.title')}
      data={nodes.map(({ department: { id, name } }) => ({ value: id as string, label: name }))}
      renderOption={({ option }) => `${INDENT.repeat(depths.get(option.value) ?? 0)}${option.label}`}
      value={value ?? null}
      onChange={(department) => onChange(department ?? undefined)}
    />
  );
}
