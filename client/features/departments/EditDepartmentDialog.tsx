import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '../../../server/contract/departments';
import { useRest } from '../../connection/useRest';
import { FormDialog } from '../../ui/FormDialog';
import { StaleNote } from '../../ui/StaleNote';
import { useEdit } from '../../ui/useEdit';
import { type DepartmentDraft, DepartmentFields, isCompleteDepartment } from './DepartmentFields';
import { DEPARTMENTS_STALE } from './departmentStale';

interface EditDepartmentDialogProps {
  readonly department: DepartmentView;
  readonly onClose: () => void;
}

/** Changes what a department is called, its head, contact and description. */
export function EditDepartmentDialog({ department, onClose }: EditDepartmentDialogProps) {
  const { t } = useTranslation('departments');
  const rest = useRest();
  const at = { parameters: { department: department.id } };
  const edit = useEdit<DepartmentView, DepartmentDraft>({
    original: department,
    toDraft: ({ name, code, head, contact, description }) => ({ name, code, head, contact, description }),
    save: ({ head, ...fields }) => {
      const body = head === undefined ? fields : { ...fields, head: head?.id ?? null };
      return rest.request('changeDepartment', { ...at, body });
    },
    look: () => rest.request('viewDepartment', at),
    done: t('done.saved', { name: department.name }),
    stale: DEPARTMENTS_STALE,
    onDone: onClose,
  });
  const describe = (view: DepartmentView) => [
    { label: t('field.name'), value: view.name },
    { label: t('field.code'), value: view.code },
    { label: t('field.head'), value: view.head?.displayName ?? '' },
    { label: t('field.contact'), value: view.contact },
    { label: t('field.description'), value: view.description },
  ];
  return (
    <FormDialog
      title={t('edit.title', { name: department.name })}
      submit={t('edit.submit')}
      isDirty={edit.isDirty}
      isPending={edit.isPending}
      error={edit.error}
      problem={edit.theirs && <StaleNote edit={edit} describe={describe} />}
      onClose={onClose}
      onSubmit={() => edit.submit(isCompleteDepartment(edit.draft))}
    >
      <DepartmentFields draft={edit.draft} error={edit.error} wasSent={edit.wasSent} onChange={edit.change} />
    </FormDialog>
  );
}
