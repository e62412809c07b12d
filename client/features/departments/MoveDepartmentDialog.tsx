import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '../../../server/contract/departments';
import type { DepartmentId } from '../../../server/contract/ids';
import { useMe } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { DepartmentSelect } from '../../ui/DepartmentSelect';
import { flattenTree, toDepartmentTree } from '../../ui/departmentTree';
import { FormDialog } from '../../ui/FormDialog';
import { useAct } from '../../ui/useAct';
import { DEPARTMENTS_STALE } from './departmentStale';

interface MoveDepartmentDialogProps {
  readonly department: DepartmentView;
  readonly departments: readonly DepartmentView[];
  readonly onClose: () => void;
}

/** Moves a department, with all that stands below it. */
export function MoveDepartmentDialog({ department, departments, onClose }: MoveDepartmentDialogProps) {
  const { t } = useTranslation('departments');
  const rest = useRest();
  const me = useMe();
  const [parent, setParent] = useState<DepartmentId | null>(department.parent);
  const isAdmin = me?.kind === 'user' && me.role === 'admin';
  const own = withBelow(departments, department.id);
  const move = useAct<void, DepartmentView>(
    () => rest.request('moveDepartment', { parameters: { department: department.id }, body: { parent } }),
    { done: t('done.moved', { name: department.name }), stale: DEPARTMENTS_STALE, onDone: onClose },
  );
  return (
    <FormDialog
      title={t('move.title', { name: department.name })}
      submit={t('move.submit')}
      isDirty={false}
      isPending={move.isPending}
      error={move.error}
      onClose={onClose}
      onSubmit={() => (parent === department.parent ? onClose() : move.mutate())}
    >
      <p>{t('move.text')}</p>
      <DepartmentSelect
        label={t('field.parent')}
        {...(isAdmin ? { none: t('field.top') } : {})}
        offers={({ id, managed }) => managed && !own.has(id)}
        value={parent}
        onChange={setParent}
      />
    </FormDialog>
  );
}

/** A department and all below it: it cannot be moved there. */
function withBelow(departments: readonly DepartmentView[], id: DepartmentId): ReadonlySet<string> {
  const node = flattenTree(toDepartmentTree(departments)).find(({ department }) => department.id === id);
  return new Set(node ? flattenTree([node]).map(({ department }) => department.id) : [id]);
}
