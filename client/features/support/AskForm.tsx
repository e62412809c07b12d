import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketId } from '../../../server/contract/ids';
import type { TicketTopic } from '../../../server/contract/support';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Form.module.css';
import type { HelpPlace } from './HelpPlace';
import { ReportFigures } from './ReportFigures';
import { TOPICS } from './ticketWords';
import { useMeasured } from './useMeasured';
import { useTicketAction } from './useTicketAction';

interface AskFormProps {
  readonly place: HelpPlace;
  readonly onSent: (ticket: TicketId) => void;
}

/** Opens a conversation with support; the connection report goes along only when the box is ticked. */
export function AskForm({ place, onSent }: AskFormProps) {
  const { t } = useTranslation('support');
  const errorText = useErrorText();
  const report = useMeasured(place);
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const [topic, setTopic] = useState<TicketTopic>(place.meeting ? 'meeting' : 'other');
  const [consents, setConsents] = useState(false);
  const [tried, setTried] = useState(false);
  const hint = useId();
  const open = useTicketAction<void>(
    (rest) =>
      rest.request('openTicket', {
        body: {
          subject,
          topic,
          text,
          inCall: place.meeting !== null,
          ...(consents &&
            report && {
              shared: { consent: true, report, ...(place.meeting && { meeting: place.meeting }) },
            }),
        },
      }),
    ({ id }) => onSent(id),
  );
  const isWhole = subject.trim() !== '' && text.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isWhole) open.mutate();
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      {open.error !== null && <ProblemCard title={t('ask.failed')}>{errorText(open.error)}</ProblemCard>}
      <TextInput
        label={t('ask.subject')}
        value={subject}
        maxLength={120}
        error={tried && subject.trim() === '' && t('ask.subjectMissing')}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('ask.topic')}
        size="md"
        data={TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
        value={topic}
        onChange={(event) => setTopic(TOPICS.find((each) => each === event.currentTarget.value) ?? 'other')}
      />
      <Textarea
        label={t('ask.text')}
        size="md"
        autosize
        minRows={4}
        maxRows={12}
        maxLength={4000}
        value={text}
        error={tried && text.trim() === '' && t('ask.textMissing')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox
        label={t('ask.consent')}
        aria-describedby={hint}
        checked={consents}
        disabled={report === null}
        onChange={(event) => setConsents(event.currentTarget.checked)}
      />
      <p className={classes.quiet} id={hint}>
        {t('ask.consentHint')} {place.meeting && t('ask.consentHintMeeting')}
      </p>
      {report && (
        <details className={classes.preview}>
          <summary>{t('ask.preview')}</summary>
          <ReportFigures report={report} />
        </details>
      )}
      <div className={classes.actions}>
        <Button type="submit" loading={open.isPending}>
          {t('ask.send')}
        </Button>
      </div>
    </form>
  );
}
