import { Button } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../connection/useMe';
import { BrowserChecks } from '../features/selftest/BrowserChecks';
import { ServerChecks } from '../features/selftest/ServerChecks';
import { useSelfTest } from '../features/selftest/useSelfTest';
import { Verdict } from '../features/selftest/Verdict';
import { useAnnounce } from '../ui/Announcer';
import { Card } from '../ui/Card';
import { openLoop } from './openLoop';
import classes from './SelfTestPage.module.css';
import { SignedInFrame } from './SignedInFrame';

/** Looks at everything a meeting needs, here and on the server, and names the cause of what fails. */
export function SelfTestPage() {
  const { t } = useTranslation('selftest');
  const announce = useAnnounce();
  const me = useMe();
  const address = me?.address;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fresh copy of the same person is no reason to call again.
  const loop = useMemo(() => (me === null ? null : openLoop(me)), [address]);
  const { server, checks, running, failures, runAgain } = useSelfTest(loop);

  useEffect(() => {
    if (!running) announce(failures === 0 ? t('verdict.passed') : t('verdict.failed', { count: failures }));
  }, [running, failures, announce, t]);

  return (
    <SignedInFrame title={t('title')} subtitle={t('subtitle')}>
      <div className={classes.verdict}>
        <Verdict running={running} failures={failures} />
        <Button variant="default" disabled={running} onClick={runAgain}>
          {t('runAgain')}
        </Button>
      </div>
      <div className={classes.columns}>
        <Card title={t('browser.title')}>
          <BrowserChecks checks={checks} />
        </Card>
        <Card title={t('server.title')}>
          <ServerChecks report={server.data} error={server.error} running={server.isFetching} />
        </Card>
      </div>
    </SignedInFrame>
  );
}
