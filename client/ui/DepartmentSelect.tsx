import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '../../server/contract/departments';
import type { DepartmentId } from '../../server/contract/ids';
import { useDepartments } from '../connection/useDepartments';
import { flattenTree, toDepartmentTree } from './departmentTree';

interface DepartmentSelectProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  /** What stands for no department; without it one has to be chosen. */
  readonly none?: string;
  /** Which ones can be chosen; all of them where nothing is said. */
  readonly offers?: (department: DepartmentView) => boolean;
  readonly value: DepartmentId | null;
  readonly onChange: (department: DepartmentId | null) => void;
}

const INDENT = '\u2003';

/** Finds one department by a part of its name; those below another are moved in. */
export function DepartmentSelect(props: DepartmentSelectProps) {
  const { label, description, error, none, offers = () => true, value, onChange } = props;
  const { t } = useTranslation('lists');
  const departments = useDepartments() ?? [];
  const nodes = flattenTree(toDepartmentTree(departments));
  const depths = new Map<string, number>(nodes.map(({ department, depth }) => [department.id, depth]));
  return (
    <Select
      label={label}
      description={description}
      error={error}
      placeholder={none ?? ''}
      searchable
      clearable={none !== undefined}
      allowDeselect={false}
      clearButtonProps={{ 'aria-label': t('people.clear') }}
      nothingFoundMessage={t('nothingFound.title')}
      data={nodes.map(({ department }) => ({
        value: department.id as string,
        label: department.name,
        disabled: !offers(department) && department.id !== value,
      }))}
      renderOption={({ option }) => `${INDENT.repeat(depths.get(option.value) ?? 0)}${option.label}`}
      value={value}
      onChange={(chosen) => onChange(departments.find(({ id }) => id === chosen)?.id ?? null)}
    />
  );
}
