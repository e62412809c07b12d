import { Button, TextInput } from '@mantine/core';
import { IconVideoPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingView } from '../../../server/contract/meetings';
import { useRest } from '../../connection/useRest';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './StartMeeting.module.css';

interface StartMeetingProps {
  /** Name of who starts it, for the title that stands there already. */
  readonly name: string;
  readonly onStarted: (meeting: MeetingView) => void;
}

/** Starts a meeting now, with one press if the title will do. */
export function StartMeeting({ name, onStarted }: StartMeetingProps) {
  const { t } = useTranslation('home');
  const rest = useRest();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [title, setTitle] = useState('');
  const start = useMutation({
    mutationFn: (wanted: string) => rest.request('startMeeting', { body: { title: wanted } }),
    onSuccess: (meeting) => {
      void queries.invalidateQueries({ queryKey: ['meetings'] });
      onStarted(meeting);
    },
  });
  const usual = t('start.usualTitle', { name });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(title.trim() || usual);
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {start.isError && <ProblemCard title={t('start.failed')}>{errorText(start.error)}</ProblemCard>}
      <TextInput
        label={t('start.subject')}
        placeholder={usual}
        maxLength={120}
        autoComplete="off"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button
        type="submit"
        fullWidth
        loading={start.isPending}
        leftSection={<IconVideoPlus size="1.25rem" aria-hidden="true" />}
      >
        {t('start.now')}
      </Button>
    </form>
  );
}
