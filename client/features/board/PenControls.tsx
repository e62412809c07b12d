import { IconPencil, IconPencilOff } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../server/contract/ids';
import classes from './PenControls.module.css';
import type { Pens, PensSnapshot } from './Pens';

interface PenOfPersonProps {
  readonly pens: Pens;
  readonly person: { readonly id: ParticipantId; readonly displayName: string };
  /** Whether that person is a host: they always draw. */
  readonly isHost: boolean;
  /** Whether one may give and take the pen. */
  readonly mayGive: boolean;
  readonly onFailed: (error: unknown) => void;
}

/** Whether somebody may draw, and for hosts the way to change it. */
export function PenOfPerson({ pens, person, isHost, mayGive, onFailed }: PenOfPersonProps) {
  const { t } = useTranslation('board');
  const { permissions, asking } = usePensSnapshot(pens);
  if (!permissions) return null;
  const may = pens.mayDraw(person.id, isHost);
  const isAsking = asking.some(({ participant }) => participant === person.id);
  const gives = isAsking || !may;
  const standing = t(may ? 'pen.may' : 'pen.mayNot');
  const icon = may ? (
    <IconPencil size={18} aria-hidden="true" />
  ) : (
    <IconPencilOff size={18} aria-hidden="true" />
  );
  if (!mayGive || isHost)
    return (
      <span
        className={classes.pen}
        data-may={may || undefined}
        role="img"
        aria-label={standing}
        title={standing}
      >
        {icon}
      </span>
    );
  const word = t(gives ? 'pen.giveTo' : 'pen.takeFrom', { name: person.displayName });
  return (
    <button
      type="button"
      className={classes.change}
      data-asked={isAsking || undefined}
      aria-label={word}
      title={`${standing} · ${word}`}
      onClick={() => void pens.permit(person.id, gives).catch(onFailed)}
    >
      {icon} {isAsking && t('pen.give')}
    </button>
  );
}

interface PenOfAllProps {
  readonly pens: Pens;
  readonly onFailed: (error: unknown) => void;
}

/** A host's switch for everyone who is not named. */
export function PenOfAll({ pens, onFailed }: PenOfAllProps) {
  const { t } = useTranslation('board');
  const { permissions } = usePensSnapshot(pens);
  if (!permissions) return null;
  const { everyone } = permissions;
  return (
    <button
      type="button"
      className={classes.change}
      aria-pressed={everyone}
      onClick={() => void pens.permit('everyone', !everyone).catch(onFailed)}
    >
      {t('pen.everyone')}
    </button>
  );
}

function usePensSnapshot(pens: Pens): PensSnapshot {
  useEffect(() => pens.want(), [pens]);
  return useSyncExternalStore(pens.subscribe, pens.getSnapshot);
}
