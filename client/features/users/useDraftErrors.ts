import { useTranslation } from 'react-i18next';
import { useFieldErrors } from '../../ui/useFieldErrors';
import type { UserDraft } from './UserFields';

const isName = (name: string) => name.trim() !== '';
const isEmail = (email: string) => /^\S+@\S+\.\S+$/.test(email.trim());

/** Whether a draft is worth sending; the server looks closer. */
export function isComplete({ displayName, email }: UserDraft): boolean {
  return isName(displayName) && isEmail(email);
}

/** What is wrong with a draft: as the server says it, and once it was sent, what is missing at all. */
export function useDraftErrors(
  draft: UserDraft,
  error: unknown,
  wasSent: boolean,
): Readonly<Record<string, string>> {
  const { t } = useTranslation('users');
  const refused = useFieldErrors(error, {
    displayName: t('field.nameWrong'),
    email: t('field.emailWrong'),
    department: t('field.departmentWrong'),
  });
  if (!wasSent) return refused;
  return {
    ...refused,
    ...(!isName(draft.displayName) && { displayName: t('field.nameWrong') }),
    ...(!isEmail(draft.email) && { email: t('field.emailWrong') }),
  };
}
