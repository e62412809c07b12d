import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '../../../server/contract/departments';
import type { DepartmentId } from '../../../server/contract/ids';
import { useMe } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { DepartmentSelect } from '../../ui/DepartmentSelect';
import { FormDialog } from '../../ui/FormDialog';
import { useAct } from '../../ui/useAct';
import { type DepartmentDraft, DepartmentFields, isCompleteDepartment } from './DepartmentFields';
import { DEPARTMENTS_STALE } from './departmentStale';

const EMPTY: DepartmentDraft = { name: '', code: '', head: null, contact: '', description: '' };

interface AddDepartmentDialogProps {
  /** Where it is to stand; null at the top. */
  readonly parent: DepartmentId | null;
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
}

/** Adds a department, below another or at the top. */
export function AddDepartmentDialog({ parent: opened, onAdded, onClose }: AddDepartmentDialogProps) {
  const { t } = useTranslation('departments');
  const rest = useRest();
  const me = useMe();
  const [parent, setParent] = useState(opened);
  const [draft, setDraft] = useState(EMPTY);
  const [wasSent, setSent] = useState(false);
  const isAdmin = me?.kind === 'user' && me.role === 'admin';
  const add = useAct<DepartmentDraft, DepartmentView>(
    ({ head, ...fields }) =>
      rest.request('addDepartment', { body: { ...fields, head: head?.id ?? null, parent } }),
    {
      done: ({ name }) => t('done.added', { name }),
      stale: DEPARTMENTS_STALE,
      onDone: ({ id }) => {
        onAdded(id);
        onClose();
      },
    },
  );
  return (
    <FormDialog
      title={t('add.title')}
      submit={t('add.submit')}
      isDirty={draft !== EMPTY}
      isPending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={() => {
        setSent(true);
        if (isCompleteDepartment(draft)) add.mutate(draft);
      }}
    >
      <DepartmentFields
        draft={draft}
        error={add.error}
        wasSent={wasSent}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <DepartmentSelect
        label={t('field.parent')}
        {...(isAdmin ? { none: t('field.top') } : {})}
        offers={({ managed }) => managed}
        value={parent}
        onChange={setParent}
      />
    </FormDialog>
  );
}
