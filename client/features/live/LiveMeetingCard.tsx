import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveMeetingView } from '../../../server/contract/archive';
import { ButtonLink } from '../../ui/ButtonLink';
import { Card } from '../../ui/Card';
import { formatCode } from '../../ui/formatCode';
import { formatDuration } from '../../ui/formatDuration';
import { useNow } from '../../ui/useNow';
import { EndMeetingDialog } from './EndMeetingDialog';
import classes from './LiveMeetingCard.module.css';
import { LivePeople } from './LivePeople';

/** One meeting that runs now, and the way to end it without joining. */
export function LiveMeetingCard({ meeting }: { readonly meeting: LiveMeetingView }) {
  const { t, i18n } = useTranslation('live');
  const now = useNow(10_000);
  const [isEnding, setEnding] = useState(false);
  const { topic, room, department, initiator, endable } = meeting;
  const duration = formatDuration((now - Date.parse(meeting.startedAt)) / 1000, i18n.language);
  const facts = [
    t('running', { duration }),
    t('code', { code: formatCode(meeting.code) }),
    initiator && t('startedBy', { name: initiator.displayName }),
    room?.name,
    department?.name,
  ].filter(Boolean);
  return (
    <Card title={topic} text={facts.join(' · ')}>
      <LivePeople meeting={meeting} now={now} />
      <div className={classes.actions}>
        <ButtonLink variant="default" to="/records/$record" params={{ record: meeting.id }}>
          {t('record')}
        </ButtonLink>
        {endable && (
          <Button color="coral" onClick={() => setEnding(true)}>
            {t('end.open')}
          </Button>
        )}
      </div>
      {isEnding && <EndMeetingDialog meeting={meeting} onClose={() => setEnding(false)} />}
    </Card>
  );
}
