import { Skeleton } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TicketSummary } from '../../../server/contract/support';
import { EmptyState } from '../../ui/EmptyState';
import { Pager } from '../../ui/Pager';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import { useLate } from '../../ui/useLate';
import classes from './Desk.module.css';
import { DueClock } from './DueClock';
import type { DeskSearch } from './useDeskSearch';
import { useTicketList } from './useTickets';

interface TicketListProps {
  readonly desk: DeskSearch;
}

/** The conversations that an agent chose to see, what is due first. */
export function TicketList({ desk }: TicketListProps) {
  const { t } = useTranslation('support');
  const errorText = useErrorText();
  const { data, error } = useTicketList(desk.query);
  const isSlow = useLate(!data && error === null);
  if (error !== null && !data) return <ProblemCard title={t('desk.failed')}>{errorText(error)}</ProblemCard>;
  if (!data) return isSlow ? <Skeleton height="12rem" aria-hidden="true" /> : null;
  if (data.total === 0) {
    return (
      <EmptyState icon={<IconLifebuoy size="2rem" />} title={t('desk.empty')}>
        {t('desk.emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes.tickets} aria-label={t('desk.list')}>
        {data.items.map((ticket) => (
          <li key={ticket.id}>
            <Row ticket={ticket} isOpen={ticket.id === desk.ticket} />
          </li>
        ))}
      </ul>
      <Pager total={data.total} offset={desk.offset} limit={desk.limit} onOffset={desk.setOffset} />
    </>
  );
}

function Row({ ticket, isOpen }: { readonly ticket: TicketSummary; readonly isOpen: boolean }) {
  const { t } = useTranslation('support');
  const { id, number, subject, requester, priority, step, side, inCall, agent, dueAt } = ticket;
  return (
    <Link
      to="/support"
      search={(before) => ({ ...before, ticket: id })}
      className={classes.ticket}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span className={classes.subject}>{subject}</span>
      <span className={classes.line}>
        <span className="num">{number}</span> · {requester.displayName}
        {requester.kind === 'guest' && ` (${t('desk.guest')})`} · {agent?.displayName ?? t('desk.nobody')}
      </span>
      <span className={classes.line}>
        {t(`steps.${step}`)} · {t(`priorities.${priority}`)}
        {inCall && ` · ${t('desk.inCall')}`}
      </span>
      {side === 'support' && <DueClock dueAt={dueAt} />}
    </Link>
  );
}
