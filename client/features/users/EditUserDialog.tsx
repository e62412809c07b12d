import { useTranslation } from 'react-i18next';
import type { UserView } from '../../../server/contract/users';
import { useRest } from '../../connection/useRest';
import { FormDialog } from '../../ui/FormDialog';
import { StaleNote } from '../../ui/StaleNote';
import { useEdit } from '../../ui/useEdit';
import { type UserDraft, UserFields } from './UserFields';
import { isComplete, useDraftErrors } from './useDraftErrors';
import { USERS_STALE } from './useUsers';

interface EditUserDialogProps {
  readonly user: UserView;
  readonly onClose: () => void;
}

/** Changes a user's name, address, department and language. */
export function EditUserDialog({ user, onClose }: EditUserDialogProps) {
  const { t } = useTranslation('users');
  const rest = useRest();
  const at = { parameters: { user: user.id } };
  const edit = useEdit<UserView, UserDraft>({
    original: user,
    toDraft,
    save: (body) => rest.request('changeUser', { ...at, body }),
    look: () => rest.request('viewUser', at),
    done: t('done.saved', { name: user.displayName }),
    stale: USERS_STALE,
    onDone: onClose,
  });
  const errors = useDraftErrors(edit.draft, edit.error, edit.wasSent);
  const describe = (view: UserView) => [
    { label: t('field.name'), value: view.displayName },
    { label: t('field.email'), value: view.email },
    { label: t('field.department'), value: view.department?.name ?? t('field.noDepartment') },
    { label: t('field.locale'), value: view.locale === 'en' ? 'English' : '简体中文' },
  ];
  return (
    <FormDialog
      title={t('edit.title', { name: user.displayName })}
      submit={t('edit.submit')}
      isDirty={edit.isDirty}
      isPending={edit.isPending}
      error={edit.error}
      problem={edit.theirs && <StaleNote edit={edit} describe={describe} />}
      onClose={onClose}
      onSubmit={() => edit.submit(isComplete(edit.draft))}
    >
      <UserFields draft={edit.draft} errors={errors} onChange={edit.change} />
    </FormDialog>
  );
}

function toDraft({ displayName, email, department, locale }: UserView): UserDraft {
  return { displayName, email, department: department?.id ?? null, locale };
}
