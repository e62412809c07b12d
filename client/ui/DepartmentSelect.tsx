import { NativeSelect } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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

/** Chooses one department; those below another are moved in. */
export function DepartmentSelect(props: DepartmentSelectProps) {
  const { label, description, error, none, offers = () => true, value, onChange } = props;
  const departments = useDepartments() ?? [];
  const options = flattenTree(toDepartmentTree(departments)).map(({ department, depth }) => ({
    value: department.id,
    label: `${INDENT.repeat(depth)}${department.name}`,
    disabled: !offers(department) && department.id !== value,
  }));
  const empty = none ?? (value === null ? '' : undefined);
  return (
    <NativeSelect
      label={label}
      description={description}
      error={error}
      rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
      data={[...(empty === undefined ? [] : [{ value: '', label: empty }]), ...options]}
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChange(departments.find(({ id }) => id === currentTarget.value)?.id ?? null)
      }
    />
  );
}
