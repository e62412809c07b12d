import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReconnectPhase } from './Participation';
import classes from './ReconnectVeil.module.css';

interface ReconnectVeilProps {
  readonly phase: ReconnectPhase;
  readonly seconds: number;
  readonly onTryNow: () => void;
  readonly onRejoin: () => void;
  readonly onLeave: () => void;
}

/** On one's own tile while it is short: others just stand still. */
export function OwnTileVeil({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation('meeting');
  return (
    <span className={classes.own}>
      <span className="num">{t('veil.brief', { seconds })}</span>
    </span>
  );
}

/** Over the whole stage when it takes long, with a way out. */
export function ReconnectVeil({ phase, seconds, onTryNow, onRejoin, onLeave }: ReconnectVeilProps) {
  const { t } = useTranslation('meeting');
  if (phase === 'silent' || phase === 'brief') return null;
  const lost = phase === 'lost';
  return (
    <div className={classes.veil}>
      <h2 className={classes.title}>{lost ? t('veil.lost') : t('veil.brief', { seconds })}</h2>
      <p className={classes.text}>{lost ? t('veil.lostText') : t('veil.long')}</p>
      <div className={classes.actions}>
        <Button onClick={onTryNow}>{t('veil.tryNow')}</Button>
        {lost && (
          <Button variant="default" onClick={onRejoin}>
            {t('veil.rejoin')}
          </Button>
        )}
        <Button variant="default" onClick={onLeave}>
          {t('veil.leave')}
        </Button>
      </div>
    </div>
  );
}
