import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../server/contract/ids';
import classes from './QualityBars.module.css';
import { type QualityGrade, qualityGrade } from './qualityGrade';
import type { SignalBoard } from './SignalBoard';

interface QualityBarsProps {
  readonly participant: ParticipantId;
  /** Null for oneself. */
  readonly name: string | null;
  readonly qualities: SignalBoard;
  /** Something known that explains it better than a number: the picture was paused, the person is reconnecting. */
  readonly trouble: 'bandwidth' | 'reconnecting' | null;
}

/** Three bars and, in words, why. Written straight to the page: scores change too often for React state. */
export function QualityBars({ participant, name, qualities, trouble }: QualityBarsProps) {
  const { t } = useTranslation('meeting');
  const bars = useRef<HTMLSpanElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    return qualities.watch(participant, (score) => {
      const grade: QualityGrade = trouble === null ? qualityGrade(score) : 'poor';
      const reason = trouble ?? grade;
      const text = name === null ? t(`quality.own.${reason}`) : t(`quality.${reason}`, { name });
      if (bars.current) {
        bars.current.dataset['grade'] = grade;
        bars.current.title = text;
      }
      if (words.current) words.current.textContent = text;
    });
  }, [participant, name, qualities, trouble, t]);
  return (
    <span ref={bars} className={classes.bars}>
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <span ref={words} className="visually-hidden" />
    </span>
  );
}
