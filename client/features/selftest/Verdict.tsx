import { useTranslation } from 'react-i18next';
import classes from './Verdict.module.css';

interface VerdictProps {
  readonly running: boolean;
  readonly failures: number;
}

/** The answer in one line. */
export function Verdict({ running, failures }: VerdictProps) {
  const { t } = useTranslation('selftest');
  const state = running ? 'running' : failures === 0 ? 'passed' : 'failed';
  return (
    <p className={classes.verdict} data-state={state}>
      {state === 'failed' ? t('verdict.failed', { count: failures }) : t(`verdict.${state}`)}
    </p>
  );
}
