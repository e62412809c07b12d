import { Button, PasswordInput } from '@mantine/core';
import { hasLength, isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Form.module.css';
import { Saved } from './Saved';

/** Changes the password; other devices are signed out by the server. */
export function PasswordForm({ email }: { readonly email: string }) {
  const { t } = useTranslation(['settings', 'accounts']);
  const rest = useRest();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { current: '', next: '' },
    validate: {
      current: isNotEmpty(t('password.currentMissing')),
      next: hasLength({ min: 12 }, t('accounts:passwordTooShort')),
    },
  });
  const change = useMutation({
    mutationFn: (body: { current: string; next: string }) => rest.request('changePassword', { body }),
    onSuccess: (me) => {
      queries.setQueryData(meQuery(rest).queryKey, me);
      void queries.invalidateQueries({ queryKey: ['sign-ins'] });
      form.reset();
    },
  });
  const shown = { 'aria-label': t('accounts:showPassword') };
  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit((values) => change.mutate(values))}>
      {change.isError && <ProblemCard title={t('password.failed')}>{errorText(change.error)}</ProblemCard>}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        visibilityToggleButtonProps={shown}
        key={form.key('current')}
        {...form.getInputProps('current')}
      />
      <PasswordInput
        label={t('password.next')}
        description={t('accounts:passwordRule')}
        autoComplete="new-password"
        maxLength={256}
        visibilityToggleButtonProps={shown}
        key={form.key('next')}
        {...form.getInputProps('next')}
      />
      <div className={classes.end}>
        <Button type="submit" loading={change.isPending}>
          {t('password.submit')}
        </Button>
        <Saved shown={change.isSuccess} text={t('password.changed')} />
      </div>
    </form>
  );
}
