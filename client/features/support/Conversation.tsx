import { Button, Loader } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketId } from '../../../server/contract/ids';
import type { TicketView } from '../../../server/contract/support';
import { useRest } from '../../connection/useRest';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Help.module.css';
import type { HelpPlace } from './HelpPlace';
import { MessageForm } from './MessageForm';
import { Messages } from './Messages';
import { OwnReport } from './OwnReport';
import { RatingForm } from './RatingForm';
import { useTicketAction } from './useTicketAction';
import { useTicket } from './useTickets';

interface ConversationProps {
  readonly id: TicketId;
  readonly place: HelpPlace;
}

/** One's own conversation with support, live. */
export function Conversation({ id, place }: ConversationProps) {
  const { t } = useTranslation('support');
  const errorText = useErrorText();
  const { data, error } = useTicket(id);
  useSeen(data);
  if (data) return <Open ticket={data} place={place} />;
  if (error !== null) return <ProblemCard title={t('thread.failedLoad')}>{errorText(error)}</ProblemCard>;
  return <Loader aria-label={t('thread.loading')} />;
}

function Open({ ticket, place }: { readonly ticket: TicketView; readonly place: HelpPlace }) {
  const { t } = useTranslation('support');
  const parameters = { ticket: ticket.id };
  const answer = useTicketAction<string>((rest, text) =>
    rest.request('answerTicket', { parameters, body: { text } }),
  );
  const close = useTicketAction<void>((rest) => rest.request('closeTicket', { parameters }));
  const isClosed = ticket.step === 'closed';
  return (
    <>
      <p className={classes.quiet} role="status">
        {t(`mySteps.${ticket.step}`)}
        {' · '}
        {ticket.agent ? t('thread.answeredBy', { name: ticket.agent.displayName }) : t('thread.nobodyYet')}
      </p>
      <Messages ticket={ticket} />
      {isClosed && <RatingForm key={ticket.id} ticket={ticket} />}
      {isClosed && <p className={classes.quiet}>{t('thread.reopen')}</p>}
      <MessageForm
        label={t('thread.write')}
        submit={t('thread.send')}
        error={answer.error}
        isPending={answer.isPending}
        onSend={(text) => answer.mutateAsync(text)}
      />
      {!isClosed && <OwnReport ticket={ticket} place={place} />}
      {!isClosed && (
        <div className={classes.actions}>
          <Button variant="default" loading={close.isPending} onClick={() => close.mutate()}>
            {t('thread.close')}
          </Button>
        </div>
      )}
    </>
  );
}

/** An answer that is on the screen has been seen. */
function useSeen(ticket: TicketView | undefined): void {
  const rest = useRest();
  const id = ticket?.unread ? ticket.id : null;
  const newest = ticket?.messages.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each new answer.
  useEffect(() => {
    if (id) void rest.request('markTicketSeen', { parameters: { ticket: id } }).catch(() => undefined);
  }, [rest, id, newest]);
}
