import { Button, TextInput } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useRest } from '../../connection/useRest';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Form.module.css';

/** Asks for a link to set a new password; `onSent` gets the address it was asked for. */
export function ForgotPasswordForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const { t } = useTranslation('accounts');
  const rest = useRest();
  const errorText = useErrorText();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: isEmail(t('emailInvalid')) },
  });
  const recover = useMutation({
    mutationFn: (email: string) => rest.request('recoverPassword', { body: { email } }),
    onSuccess: (_, email) => onSent(email),
  });

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit(({ email }) => recover.mutate(email.trim()))}
    >
      {recover.isError && <ProblemCard title={t('forgot.failed')}>{errorText(recover.error)}</ProblemCard>}
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <Button type="submit" fullWidth loading={recover.isPending}>
        {t('forgot.submit')}
      </Button>
    </form>
  );
}
