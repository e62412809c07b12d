import { Loader } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './CheckRow.module.css';

interface CheckRowProps {
  readonly name: string;
  readonly state: 'running' | 'passed' | 'failed';
  /** What fails and what to do, in a sentence. */
  readonly cause?: string;
  /** What was measured, or the exact cause. */
  readonly detail?: string;
  /** Language of the detail, where it may not be the person's. */
  readonly detailLang?: string;
  readonly milliseconds?: number;
}

/** One thing that was looked at: sign, word, cause. */
export function CheckRow({ name, state, cause, detail, detailLang, milliseconds }: CheckRowProps) {
  const { t } = useTranslation('selftest');
  return (
    <li className={classes.row} data-state={state}>
      <span className={classes.icon} aria-hidden="true">
        {state === 'running' && <Loader size="1.375rem" />}
        {state === 'passed' && <IconCircleCheck />}
        {state === 'failed' && <IconCircleX />}
      </span>
      <div className={classes.what}>
        <p className={classes.name}>{name}</p>
        {cause !== undefined && <p className={classes.cause}>{cause}</p>}
        {detail !== undefined && (
          <p className={classes.detail} lang={detailLang}>
            {detail}
          </p>
        )}
      </div>
      <p className={classes.state}>
        {t(`state.${state}`)}
        {milliseconds !== undefined && (
          <span className={classes.time}>{t('milliseconds', { count: Math.round(milliseconds) })}</span>
        )}
      </p>
    </li>
  );
}
