import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia } from '../../connection/LocalMedia';
import classes from './LevelBar.module.css';

/** Screen readers hear of the level only as often as this. */
const SPOKEN_MS = 500;

/** How loud one's own voice is; drawn straight onto the page, sixty times a second, past React. */
export function LevelBar({ media, on }: { readonly media: LocalMedia; readonly on: boolean }) {
  const { t } = useTranslation('prejoin');
  const label = useId();
  const meter = useRef<HTMLMeterElement>(null);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!on) return;
    let frame = 0;
    let spokenAt = 0;
    const draw = (now: number) => {
      const level = media.level();
      bar.current?.style.setProperty('transform', `scaleX(${level.toFixed(3)})`);
      if (now - spokenAt > SPOKEN_MS) {
        spokenAt = now;
        meter.current?.setAttribute('value', String(Math.round(level * 100)));
      }
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    const drawn = bar.current;
    return () => {
      cancelAnimationFrame(frame);
      drawn?.style.setProperty('transform', 'scaleX(0)');
    };
  }, [media, on]);

  return (
    <div className={classes.level}>
      <p className={classes.text} id={label}>
        {on ? t('meter.say') : t('meter.off')}
      </p>
      <meter ref={meter} className="visually-hidden" aria-labelledby={label} min={0} max={100} value={0} />
      <div className={classes.track} aria-hidden="true">
        <div ref={bar} className={classes.bar} />
      </div>
    </div>
  );
}
