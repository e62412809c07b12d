import { useTranslation } from 'react-i18next';
import type { TicketSummary } from '../../../server/contract/support';
import classes from './Help.module.css';
import { useMyTickets } from './useTickets';

/** One's own conversations; the newest first. Shows nothing while there are none. */
export function MyTickets({ onOpen }: { readonly onOpen: (ticket: TicketSummary) => void }) {
  const { t } = useTranslation('support');
  const tickets = useMyTickets().data?.items ?? [];
  if (tickets.length === 0) return null;
  return (
    <section>
      <h3 className={classes.section}>{t('help.mine')}</h3>
      <ul className={classes.list}>
        {tickets.map((ticket) => (
          <li key={ticket.id} className={classes.hit}>
            <button type="button" className={classes.open} onClick={() => onOpen(ticket)}>
              {ticket.subject}
            </button>
            <p className={classes.quiet}>
              {t(`mySteps.${ticket.step}`)}{' '}
              {ticket.unread && <span className={classes.unread}>{t('help.unread')}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
