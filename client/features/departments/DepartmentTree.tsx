import { IconHierarchy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '../../../server/contract/departments';
import { type DepartmentNode, toDepartmentTree } from '../../ui/departmentTree';
import { EmptyState } from '../../ui/EmptyState';
import { type TreeItem, TreeView } from '../../ui/TreeView';

interface DepartmentTreeProps {
  readonly departments: readonly DepartmentView[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** The departments as they stand below each other, with the number of their own members. */
export function DepartmentTree({ departments, selected, onSelect }: DepartmentTreeProps) {
  const { t } = useTranslation('departments');
  if (departments.length === 0) {
    return (
      <EmptyState icon={<IconHierarchy />} title={t('empty.title')}>
        {t('empty.text')}
      </EmptyState>
    );
  }
  const toItem = ({ department: { id, name, members }, children }: DepartmentNode): TreeItem => ({
    id,
    name,
    note: (
      <span title={t('members', { count: members })}>
        {members}
        <span className="visually-hidden"> {t('membersWord', { count: members })}</span>
      </span>
    ),
    children: children.map(toItem),
  });
  return (
    <TreeView
      label={t('title')}
      items={toDepartmentTree(departments).map(toItem)}
      selected={selected}
      onSelect={onSelect}
    />
  );
}
