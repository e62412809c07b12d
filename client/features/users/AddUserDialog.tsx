import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddedUser } from '../../../server/contract/users';
import { useMe } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { readLocale } from '../../i18n';
import { FormDialog } from '../../ui/FormDialog';
import { useAct } from '../../ui/useAct';
import { MadeLinkDialog } from './MadeLinkDialog';
import { type UserDraft, UserFields } from './UserFields';
import { isComplete, useDraftErrors } from './useDraftErrors';
import { USERS_STALE } from './useUsers';

/** Adds a user, and shows the link by which they set their password. */
export function AddUserDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('users');
  const rest = useRest();
  const me = useMe();
  const [empty] = useState<UserDraft>({
    displayName: '',
    email: '',
    department: me?.kind === 'user' && me.role === 'member' ? (me.administers[0]?.id ?? null) : null,
    locale: readLocale([i18n.language]),
  });
  const [draft, setDraft] = useState(empty);
  const [wasSent, setSent] = useState(false);
  const add = useAct<UserDraft, AddedUser>((body) => rest.request('addUser', { body }), {
    done: ({ user }) => t('done.added', { name: user.displayName }),
    stale: USERS_STALE,
  });
  const errors = useDraftErrors(draft, add.error, wasSent);
  if (add.data?.passwordLink) {
    return <MadeLinkDialog name={add.data.user.displayName} link={add.data.passwordLink} onClose={onClose} />;
  }
  return (
    <FormDialog
      title={t('add.title')}
      submit={t('add.submit')}
      isDirty={draft !== empty}
      isPending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={() => {
        setSent(true);
        if (isComplete(draft)) add.mutate({ ...draft, email: draft.email.trim() });
      }}
    >
      <UserFields draft={draft} errors={errors} onChange={(change) => setDraft({ ...draft, ...change })} />
    </FormDialog>
  );
}
