import { Button, PasswordInput, TextInput } from '@mantine/core';
import { hasLength, isEmail, isNotEmpty, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Form.module.css';

export interface NewAccount {
  readonly displayName: string;
  readonly email: string;
  /** Empty where none is asked for. */
  readonly password: string;
}

interface NewAccountFormProps {
  readonly submitLabel: string;
  readonly failedTitle: string;
  readonly pending: boolean;
  readonly error: unknown;
  /** Whether a password is chosen here, and not after a mail. */
  readonly withPassword?: boolean;
  readonly onSubmit: (account: NewAccount) => void;
}

/** Name, e-mail and a new password: for those who register and for the first admin. */
export function NewAccountForm({
  submitLabel,
  failedTitle,
  pending,
  error,
  withPassword = true,
  onSubmit,
}: NewAccountFormProps) {
  const { t } = useTranslation('accounts');
  const errorText = useErrorText();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { displayName: '', email: '', password: '' },
    validate: {
      displayName: isNotEmpty(t('nameMissing')),
      email: isEmail(t('emailInvalid')),
      password: withPassword ? hasLength({ min: 12 }, t('passwordTooShort')) : () => null,
    },
  });

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit(({ displayName, email, password }) =>
        onSubmit({ displayName: displayName.trim(), email: email.trim(), password }),
      )}
    >
      {error !== null && <ProblemCard title={failedTitle}>{errorText(error)}</ProblemCard>}
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        autoComplete="name"
        maxLength={64}
        key={form.key('displayName')}
        {...form.getInputProps('displayName')}
      />
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      {withPassword && (
        <PasswordInput
          label={t('password')}
          description={t('passwordRule')}
          autoComplete="new-password"
          maxLength={256}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
      )}
      <Button type="submit" fullWidth loading={pending}>
        {submitLabel}
      </Button>
    </form>
  );
}
