import { NativeSelect } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerReplyLinkRequest, ReplyLinkView } from '../../../server/contract/invitations';
import { Card } from '../../ui/Card';
import { ProblemCard } from '../../ui/ProblemCard';
import { useTimes } from '../../ui/useTimes';
import { formatMinutes } from './formatMinutes';
import classes from './LinkReply.module.css';
import { ReplyForm } from './ReplyForm';
import { StateBadge } from './StateBadge';
import { useRuleText } from './useRuleText';

interface LinkReplyProps {
  readonly view: ReplyLinkView;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onReply: (reply: Omit<AnswerReplyLinkRequest, 'token'>) => void;
}

/** What somebody is invited to, and their answer: for those who come from a mail, without signing in. */
export function LinkReply({ view, isPending, error, onReply }: LinkReplyProps) {
  const { t } = useTranslation('bookings');
  const times = useTimes();
  const ruleText = useRuleText();
  const [chosen, setChosen] = useState('');
  const left = view.dates.filter(({ cancelled }) => !cancelled);
  const date = left.find(({ id }) => id === chosen);
  const shown = date ?? left[0];
  const answered = date ?? view;
  return (
    <div className={classes.link}>
      {shown && (
        <p className={classes.when}>
          {times.date(times.clock.dateOf(shown.start), 'full')}
          <br />
          <span className="num">{times.span(shown.start, shown.end)}</span>
          <span className={classes.quiet}> {t('link.zone', { zone: times.clock.zone })}</span>
        </p>
      )}
      <p className={classes.quiet}>
        {t('link.facts', { room: view.room, organiser: view.organiser ?? t('entry.nobody') })}
        {view.rule !== null && (
          <>
            <br />
            {ruleText(view.rule, view.start.slice(0, 10))}
          </>
        )}
      </p>
      {view.description !== '' && <p className={classes.description}>{view.description}</p>}
      {view.agenda.length > 0 && (
        <ol className={classes.agenda} aria-label={t('agenda.heading')}>
          {view.agenda.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items have nothing else, and do not move here
            <li key={index}>
              {item.title} <span className={classes.quiet}>{formatMinutes(t, item.minutes)}</span>
            </li>
          ))}
        </ol>
      )}
      {view.cancelled || shown === undefined ? (
        <ProblemCard tone="warning" title={t(view.cancelled ? 'details.cancelled' : 'link.over')} />
      ) : (
        <Card title={t('link.reply', { name: view.name })}>
          <div className={classes.reply}>
            {left.length > 1 && (
              <NativeSelect
                label={t('link.which')}
                rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
                data={[
                  { value: '', label: t('link.all') },
                  ...left.map(({ id, start, end }) => ({
                    value: id,
                    label: `${times.day(start)}, ${times.span(start, end)}`,
                  })),
                ]}
                value={chosen}
                onChange={(event) => setChosen(event.currentTarget.value)}
              />
            )}
            {answered.state !== 'needs-action' && (
              <p className={classes.answered} role="status">
                <StateBadge state={answered.state} />
                {answered.reason !== '' && <q>{answered.reason}</q>}
              </p>
            )}
            <ReplyForm
              key={chosen}
              state={answered.state}
              reason={answered.reason}
              start={shown.start}
              minutes={view.minutes}
              title={view.title}
              isPending={isPending}
              error={error}
              onReply={(reply) => onReply({ ...reply, ...(date && { occurrence: date.id }) })}
            />
          </div>
        </Card>
      )}
    </div>
  );
}
