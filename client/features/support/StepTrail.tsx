import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../server/contract/support';
import { formatInstant } from '../../ui/formatInstant';
import classes from './Desk.module.css';
import { formatSpan } from './formatSpan';
import { useNow } from './useNow';

/** The steps that a conversation went through: whose turn it was, who brought it there, and how long it took. */
export function StepTrail({ ticket: { steps } }: { readonly ticket: TicketView }) {
  const { t, i18n } = useTranslation('support');
  const now = useNow();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={t('desk.trail')}>
      <table className={classes.trail}>
        <thead>
          <tr>
            {(['step', 'owner', 'agent', 'by', 'from', 'took'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`desk.trailColumns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, side, agent, by, from, until }) => (
            <tr key={`${step}${from}${agent?.id}`}>
              <th scope="row">{t(`steps.${step}`)}</th>
              <td>{t(`sides.${side}`)}</td>
              <td>{agent?.displayName ?? '–'}</td>
              <td>{by ?? t('desk.clock')}</td>
              <td>{formatInstant(from, i18n.language)}</td>
              <td>
                {formatSpan(
                  Math.max(0, (until === null ? now : Date.parse(until)) - Date.parse(from)) / 1000,
                  i18n.language,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
