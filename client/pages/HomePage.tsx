import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../connection/useMe';
import { MeetingList } from '../features/home/MeetingList';
import { readDayTime } from '../features/home/readDayTime';
import { StartMeeting } from '../features/home/StartMeeting';
import { Card } from '../ui/Card';
import { CodeEntry } from '../ui/CodeEntry';
import classes from './HomePage.module.css';
import { SignedInFrame } from './SignedInFrame';

/** Where one arrives: today's meetings, and the two ways into another one. */
export function HomePage() {
  const { t, i18n } = useTranslation('home');
  const navigate = useNavigate();
  const me = useMe();
  const now = new Date();
  const enter = (code: string) => void navigate({ to: '/m/$code', params: { code } });
  const name = me?.displayName ?? '';
  return (
    <SignedInFrame
      title={t(`greeting.${readDayTime(now)}`, { name })}
      tabTitle={t('title')}
      subtitle={now.toLocaleDateString(i18n.language, { weekday: 'long', day: 'numeric', month: 'long' })}
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          <Card title={t('list.title')}>
            <MeetingList />
          </Card>
        </div>
        <div className={classes.side}>
          <Card title={t('start.title')}>
            <StartMeeting name={name} onStarted={({ code }) => enter(code)} />
          </Card>
          <Card title={t('code.title')}>
            <CodeEntry onCode={enter} />
          </Card>
        </div>
      </div>
    </SignedInFrame>
  );
}
