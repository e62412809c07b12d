import { Loader } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Activity, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeetingDoor } from '../features/meeting/useMeetingDoor';
import { MeetingProblem } from '../features/prejoin/MeetingProblem';
import { PreJoin } from '../features/prejoin/PreJoin';
import { type Entrance, useMeetingEntrance } from '../features/prejoin/useMeetingEntrance';
import { MeetingStage } from './MeetingStage';

/** A meeting from its door to its end: before joining, the stage, and on to the summary. */
export function MeetingPage() {
  const { t } = useTranslation();
  const { code } = useParams({ from: '/m/$code' });
  const { data, error, refetch } = useMeetingEntrance(code);
  const [entrance, setEntrance] = useState<Entrance | null>(null);
  // Who stood at the door when it opened: a guest's sign-in on the way in must not shut it again.
  useEffect(
    () => setEntrance((before) => (before?.meeting.code === code ? before : (data ?? null))),
    [data, code],
  );
  if (error !== null && entrance === null) {
    return <MeetingProblem error={error} onTryAgain={() => void refetch()} />;
  }
  if (entrance === null) return <Loader aria-label={t('loading')} />;
  return <Meeting key={code} entrance={entrance} />;
}

function Meeting({ entrance: { me, meeting } }: { readonly entrance: Entrance }) {
  const { t } = useTranslation();
  const { door, state } = useMeetingDoor(me, meeting);
  const navigate = useNavigate();
  useEffect(() => {
    if (state.state !== 'after') return;
    const ended = state.how.state === 'ended' ? state.how : null;
    void navigate({
      to: '/m/$code/summary',
      params: { code: state.meeting.code },
      search: {
        meeting: state.meeting.id,
        ...(ended ? { reason: ended.reason } : {}),
        ...(ended?.by === undefined ? {} : { by: ended.by }),
      },
    });
  }, [state, navigate]);
  const inside = state.state === 'inside' || state.state === 'joining' ? state.inside : null;
  return (
    <>
      {inside && (
        <Activity mode={state.state === 'inside' ? 'visible' : 'hidden'}>
          <MeetingStage inside={inside} code={meeting.code} title={meeting.title} />
        </Activity>
      )}
      {state.state === 'after' && <Loader aria-label={t('loading')} />}
      {(state.state === 'before' || state.state === 'joining') && (
        <PreJoin
          meeting={meeting}
          me={me}
          joining={state.state !== 'before'}
          error={state.state === 'before' ? state.error : undefined}
          onJoin={(media, guestName) => void door.join(media, guestName)}
        />
      )}
    </>
  );
}
