import { List } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '../../../server/contract/departments';
import type { DepartmentId } from '../../../server/contract/ids';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { DepartmentSelect } from '../../ui/DepartmentSelect';
import { useAct } from '../../ui/useAct';
import { DEPARTMENTS_STALE } from './departmentStale';

interface DeleteDepartmentDialogProps {
  readonly department: DepartmentView;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}

/** Asks before a department is gone, and where its members go. */
export function DeleteDepartmentDialog({ department, onDeleted, onClose }: DeleteDepartmentDialogProps) {
  const { t } = useTranslation('departments');
  const rest = useRest();
  const { id, name, members, parent } = department;
  const [target, setTarget] = useState<DepartmentId | null>(parent);
  const remove = useAct<void, null>(
    () =>
      rest.request('deleteDepartment', {
        parameters: { department: id },
        query: members > 0 && target !== null ? { membersTo: target } : {},
      }),
    {
      done: t('done.deleted', { name }),
      stale: DEPARTMENTS_STALE,
      onDone: () => {
        onDeleted();
        onClose();
      },
    },
  );
  return (
    <ConfirmDialog
      title={t('delete.title', { name })}
      confirm={t('delete.confirm')}
      isPending={remove.isPending}
      isBlocked={members > 0 && target === null}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <List spacing="xs">
        <List.Item>{t('delete.gone')}</List.Item>
        <List.Item>{t('delete.below')}</List.Item>
        <List.Item>{t('delete.members', { count: members })}</List.Item>
      </List>
      {members > 0 && (
        <DepartmentSelect
          label={t('delete.membersTo')}
          none={t('delete.choose')}
          offers={(other) => other.managed && other.id !== id}
          value={target}
          onChange={setTarget}
        />
      )}
    </ConfirmDialog>
  );
}
