import { Button, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Form.module.css';

interface MessageFormProps {
  readonly label: string;
  readonly submit: string;
  readonly error: unknown;
  readonly isPending: boolean;
  /** Resolves once it is sent: then the field is empty again. */
  readonly onSend: (text: string) => Promise<unknown>;
  /** What helps to write, such as canned answers; it is given what puts text into the field. */
  readonly aids?: (insert: (text: string) => void) => ReactNode;
}

/** Writes a message; Ctrl Enter sends it too. What was written stays until it is sent. */
export function MessageForm({ label, submit, error, isPending, onSend, aids }: MessageFormProps) {
  const { t } = useTranslation('support');
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (isPending) return;
    setTried(text.trim() === '');
    if (text.trim() === '') return;
    await onSend(text).then(
      () => setText(''),
      () => undefined,
    );
  };
  return (
    <form className={classes.form} noValidate onSubmit={(event) => void send(event)}>
      {error !== null && <ProblemCard title={t('thread.failed')}>{errorText(error)}</ProblemCard>}
      {aids?.((inserted) =>
        setText((before) => (before.trim() === '' ? inserted : `${before}\n${inserted}`)),
      )}
      <Textarea
        label={label}
        size="md"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4000}
        value={text}
        error={tried && text.trim() === '' && t('thread.missing')}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={isPending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
