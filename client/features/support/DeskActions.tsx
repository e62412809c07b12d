import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { UserId } from '../../../server/contract/ids';
import type { ChangeTicketRequest, TicketView } from '../../../server/contract/support';
import { useMe } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Desk.module.css';
import { PRIORITIES, TOPICS } from './ticketWords';
import { useTicketAction } from './useTicketAction';
import { SUPPORT_KEY } from './useTickets';

/** Stands for the queue among those to hand over to. */
const QUEUE = 'queue';

/** What an agent can do with a conversation: take, hand over, solve, close, sort. */
export function DeskActions({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('support');
  const errorText = useErrorText();
  const me = useMe();
  const parameters = { ticket: ticket.id };
  const take = useTicketAction<void>((rest) => rest.request('takeTicket', { parameters }));
  const assign = useTicketAction<UserId | null>((rest, agent) =>
    rest.request('assignTicket', { parameters, body: { agent } }),
  );
  const solve = useTicketAction<void>((rest) => rest.request('solveTicket', { parameters }));
  const close = useTicketAction<void>((rest) => rest.request('closeTicket', { parameters }));
  const change = useTicketAction<ChangeTicketRequest>((rest, body) =>
    rest.request('changeTicket', { parameters, body }),
  );
  const failed = [take, assign, solve, close, change].find(({ error }) => error !== null);
  const { step, agent, topic, priority } = ticket;
  const self = me?.kind === 'user' ? me.id : null;
  const isMine = agent !== null && agent.id === self;
  const isOpen = step !== 'closed';
  return (
    <div className={classes.actions}>
      {failed && (
        <ProblemCard title={t('desk.failed')}>
          {agent && !isMine ? t('desk.taken', { name: agent.displayName }) : errorText(failed.error)}
        </ProblemCard>
      )}
      <div className={classes.buttons}>
        {step === 'new' && (
          <Button loading={take.isPending} onClick={() => take.mutate()}>
            {t('desk.take')}
          </Button>
        )}
        {isOpen && step !== 'new' && !isMine && self && (
          <Button variant="default" loading={assign.isPending} onClick={() => assign.mutate(self)}>
            {t('desk.takeOver')}
          </Button>
        )}
        {isOpen && step !== 'new' && step !== 'solved' && (
          <Button variant="default" loading={solve.isPending} onClick={() => solve.mutate()}>
            {t('desk.solve')}
          </Button>
        )}
        {isOpen && (isMine || step === 'new') && (
          <Button variant="default" loading={close.isPending} onClick={() => close.mutate()}>
            {t('desk.close')}
          </Button>
        )}
      </div>
      {isOpen && (
        <div className={classes.selects}>
          <HandOver ticket={ticket} onChoose={(chosen) => assign.mutate(chosen)} />
          <NativeSelect
            size="md"
            label={t('desk.topic')}
            value={topic}
            data={TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
            onChange={(event) => {
              const chosen = TOPICS.find((each) => each === event.currentTarget.value);
              if (chosen) change.mutate({ topic: chosen });
            }}
          />
          <NativeSelect
            size="md"
            label={t('desk.priority')}
            value={priority}
            data={PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
            onChange={(event) => {
              const chosen = PRIORITIES.find((each) => each === event.currentTarget.value);
              if (chosen) change.mutate({ priority: chosen });
            }}
          />
        </div>
      )}
    </div>
  );
}

interface HandOverProps {
  readonly ticket: TicketView;
  readonly onChoose: (agent: UserId | null) => void;
}

function HandOver({ ticket: { agent, step }, onChoose }: HandOverProps) {
  const { t } = useTranslation('support');
  const agents = useAgents().data ?? [];
  const others = agents.filter(({ id }) => id !== agent?.id);
  return (
    <NativeSelect
      size="md"
      label={t('desk.handOver')}
      value=""
      data={[
        { value: '', label: agent?.displayName ?? t('desk.nobody') },
        ...others.map(({ id, displayName }) => ({ value: id, label: displayName })),
        ...(step !== 'new' && step !== 'solved' ? [{ value: QUEUE, label: t('desk.toQueue') }] : []),
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const chosen = others.find(({ id }) => id === value);
        if (chosen) onChoose(chosen.id);
        else if (value === QUEUE) onChoose(null);
      }}
    />
  );
}

export function useAgents() {
  const rest = useRest();
  return useQuery({ queryKey: [SUPPORT_KEY, 'agents'], queryFn: () => rest.request('listAgents') });
}
