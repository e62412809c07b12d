import { NativeSelect, TextInput } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../server/contract/accounts';
import type { DepartmentId } from '../../../server/contract/ids';
import { useMe } from '../../connection/useMe';
import { readLocale } from '../../i18n';
import { DepartmentSelect } from '../../ui/DepartmentSelect';

/** What is entered of a user. */
export interface UserDraft {
  readonly displayName: string;
  readonly email: string;
  readonly department: DepartmentId | null;
  readonly locale: Locale;
}

interface UserFieldsProps {
  readonly draft: UserDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<UserDraft>) => void;
}

/** Name, address, department and language of a user. */
export function UserFields({ draft, errors, onChange }: UserFieldsProps) {
  const { t } = useTranslation('users');
  const me = useMe();
  const isAdmin = me?.kind === 'user' && me.role === 'admin';
  return (
    <>
      <TextInput
        label={t('field.name')}
        required
        maxLength={64}
        autoComplete="off"
        data-autofocus
        value={draft.displayName}
        error={errors['displayName']}
        onChange={(event) => onChange({ displayName: event.currentTarget.value })}
      />
      <TextInput
        label={t('field.email')}
        description={t('field.emailHint')}
        required
        type="email"
        maxLength={254}
        autoComplete="off"
        value={draft.email}
        error={errors['email']}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
      <DepartmentSelect
        label={t('field.department')}
        error={errors['department']}
        {...(isAdmin ? { none: t('field.noDepartment') } : {})}
        offers={({ managed }) => managed}
        value={draft.department}
        onChange={(department) => onChange({ department })}
      />
      <NativeSelect
        label={t('field.locale')}
        description={t('field.localeHint')}
        rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
        data={[
          { value: 'en', label: 'English' },
          { value: 'zh-CN', label: '简体中文' },
        ]}
        value={draft.locale}
        onChange={(event) => onChange({ locale: readLocale([event.currentTarget.value]) })}
      />
    </>
  );
}
