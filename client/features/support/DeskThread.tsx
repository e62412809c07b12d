import { Loader, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketId } from '../../../server/contract/ids';
import type { TicketView } from '../../../server/contract/support';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import { useFocusOnMount } from '../../ui/useFocusOnMount';
import { CannedPicker } from './CannedPicker';
import classes from './Desk.module.css';
import { DeskActions } from './DeskActions';
import { DueClock } from './DueClock';
import { formatSpan } from './formatSpan';
import { MessageForm } from './MessageForm';
import { Messages } from './Messages';
import { SharedReport } from './SharedReport';
import { StepTrail } from './StepTrail';
import { useTicketAction } from './useTicketAction';
import { useTicket } from './useTickets';

/** One conversation as an agent has it: what was said, what can be done, and how it came there. */
export function DeskThread({ id }: { readonly id: TicketId }) {
  const { t } = useTranslation('support');
  const errorText = useErrorText();
  const { data, error } = useTicket(id);
  if (data) return <Thread ticket={data} />;
  if (error !== null) return <ProblemCard title={t('thread.failedLoad')}>{errorText(error)}</ProblemCard>;
  return <Loader aria-label={t('thread.loading')} />;
}

function Thread({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('support');
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const { subject, number, requester, step, dueAt, side } = ticket;
  return (
    <article
      className={classes.thread}
      aria-label={t('desk.ticketOf', { subject, name: requester.displayName })}
    >
      <header>
        <h2 ref={heading} className={classes.title} tabIndex={-1}>
          {subject}
        </h2>
        <p className={classes.line}>
          {t('thread.number', { number })} · {requester.displayName}
          {requester.kind === 'guest' && ` (${t('desk.guest')})`} ·{' '}
          {t('desk.speaks', {
            language: t(ticket.locale === 'zh-CN' ? 'desk.languages.zh-CN' : 'desk.languages.en'),
          })}
        </p>
        <p className={classes.line} role="status">
          {t(`steps.${step}`)} · {ticket.agent?.displayName ?? t('desk.nobody')}
        </p>
        <FirstAnswer ticket={ticket} />
        {side === 'support' && <DueClock dueAt={dueAt} />}
        {ticket.stars !== null && <p className={classes.line}>{t('desk.rated', { stars: ticket.stars })}</p>}
        {ticket.comment && <p className={classes.comment}>{ticket.comment}</p>}
      </header>
      {ticket.asks === 'requester' ? (
        <p>{t('desk.own')}</p>
      ) : (
        <>
          <DeskActions ticket={ticket} />
          <Messages ticket={ticket} />
          {step !== 'closed' && <Writing ticket={ticket} />}
          <section>
            <h3 className={classes.section}>{t('report.title')}</h3>
            <SharedReport key={ticket.reportUntil} ticket={ticket} />
          </section>
        </>
      )}
      <section>
        <h3 className={classes.section}>{t('desk.trail')}</h3>
        <StepTrail ticket={ticket} />
      </section>
    </article>
  );
}

function FirstAnswer({ ticket: { openedAt, firstAnswerAt } }: { readonly ticket: TicketView }) {
  const { t, i18n } = useTranslation('support');
  if (firstAnswerAt === null) return <p className={classes.line}>{t('desk.noFirstAnswer')}</p>;
  const seconds = (Date.parse(firstAnswerAt) - Date.parse(openedAt)) / 1000;
  return (
    <p className={classes.line}>{t('desk.firstAnswer', { time: formatSpan(seconds, i18n.language) })}</p>
  );
}

/** Answers, or notes that only agents see. */
function Writing({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('support');
  const [kind, setKind] = useState<'answer' | 'note'>('answer');
  const parameters = { ticket: ticket.id };
  const answer = useTicketAction<string>((rest, text) =>
    rest.request('answerTicket', { parameters, body: { text } }),
  );
  const note = useTicketAction<string>((rest, text) =>
    rest.request('noteTicket', { parameters, body: { text } }),
  );
  const isAnswer = kind === 'answer';
  const write = isAnswer ? answer : note;
  return (
    <div className={classes.writing}>
      <SegmentedControl
        size="md"
        aria-label={t('thread.write')}
        value={kind}
        data={[
          { value: 'answer', label: t('desk.answer') },
          { value: 'note', label: t('desk.note') },
        ]}
        onChange={(value) => setKind(value === 'note' ? 'note' : 'answer')}
      />
      <MessageForm
        key={kind}
        label={isAnswer ? t('desk.writeAnswer') : t('desk.writeNote')}
        submit={isAnswer ? t('thread.send') : t('desk.sendNote')}
        error={write.error}
        isPending={write.isPending}
        onSend={(text) => write.mutateAsync(text)}
        {...(isAnswer && {
          aids: (insert: (text: string) => void) => <CannedPicker ticket={ticket} onInsert={insert} />,
        })}
      />
    </div>
  );
}
