import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRest } from '../../connection/useRest';
import { ProblemCard } from '../../ui/ProblemCard';
import { useAct } from '../../ui/useAct';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Form.module.css';
import { SUPPORT_KEY } from './useTickets';

/** Suggests something. */
export function SuggestForm() {
  const { t } = useTranslation('support');
  const errorText = useErrorText();
  const rest = useRest();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const add = useAct(() => rest.request('addSuggestion', { body: { title, text } }), {
    stale: [[SUPPORT_KEY]],
    onDone: () => {
      setTitle('');
      setText('');
      setTried(false);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() !== '' && text.trim() !== '') add.mutate();
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      {add.error !== null && (
        <ProblemCard title={t('suggestions.failed')}>{errorText(add.error)}</ProblemCard>
      )}
      <TextInput
        label={t('suggestions.name')}
        maxLength={120}
        value={title}
        error={tried && title.trim() === '' && t('suggestions.nameMissing')}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('suggestions.text')}
        size="md"
        autosize
        minRows={3}
        maxRows={10}
        maxLength={4000}
        value={text}
        error={tried && text.trim() === '' && t('suggestions.textMissing')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={add.isPending}>
          {t('suggestions.send')}
        </Button>
      </div>
      <p className={classes.quiet} role="status">
        {add.isSuccess && t('suggestions.sent')}
      </p>
    </form>
  );
}
