import { Button, PasswordInput } from '@mantine/core';
import { hasLength, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Form.module.css';

interface NewPasswordFormProps {
  readonly submitLabel: string;
  readonly failedTitle: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSubmit: (password: string) => void;
}

/** One new password, for whoever came by a link. */
export function NewPasswordForm({
  submitLabel,
  failedTitle,
  pending,
  error,
  onSubmit,
}: NewPasswordFormProps) {
  const { t } = useTranslation('accounts');
  const errorText = useErrorText();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: hasLength({ min: 12 }, t('passwordTooShort')) },
  });
  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit(({ password }) => onSubmit(password))}>
      {error !== null && <ProblemCard title={failedTitle}>{errorText(error)}</ProblemCard>}
      <PasswordInput
        label={t('newPassword.password')}
        description={t('passwordRule')}
        autoComplete="new-password"
        maxLength={256}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <Button type="submit" fullWidth loading={pending}>
        {submitLabel}
      </Button>
    </form>
  );
}
