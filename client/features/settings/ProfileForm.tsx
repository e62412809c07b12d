import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale, UserMe } from '../../../server/contract/accounts';
import { meQuery } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { chooseLocale, readLocale } from '../../i18n';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Form.module.css';
import { Saved } from './Saved';

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'zh-CN', label: '简体中文' },
] as const satisfies readonly { value: Locale; label: string }[];

/** The name others see, and the language of the person. */
export function ProfileForm({ me }: { readonly me: UserMe }) {
  const { t, i18n } = useTranslation('settings');
  const rest = useRest();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [displayName, setDisplayName] = useState(me.displayName);
  const [locale, setLocale] = useState<Locale>(readLocale([i18n.language]));
  const save = useMutation({
    mutationFn: () => rest.request('updateMe', { body: { displayName: displayName.trim(), locale } }),
    onSuccess: async (changed) => {
      if (changed.locale !== i18n.language) await chooseLocale(changed.locale);
      queries.setQueryData(meQuery(rest).queryKey, changed);
    },
  });
  const nameless = displayName.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!nameless) save.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {save.isError && <ProblemCard title={t('notSaved')}>{errorText(save.error)}</ProblemCard>}
      <TextInput
        label={t('profile.name')}
        autoComplete="name"
        maxLength={64}
        value={displayName}
        error={nameless && t('profile.nameMissing')}
        onChange={(event) => setDisplayName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('profile.language')}
        description={t('profile.languageHint')}
        rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
        data={[...LANGUAGES]}
        value={locale}
        onChange={(event) => setLocale(readLocale([event.currentTarget.value]))}
      />
      <p className={classes.fact}>
        {t('profile.email', { value: me.email })}
        <br />
        {t('profile.address', { value: me.address })}
      </p>
      <div className={classes.end}>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        <Saved shown={save.isSuccess} />
      </div>
    </form>
  );
}
