import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './StaleNote.module.css';
import type { Edit } from './useEdit';

interface StaleNoteProps<View extends { readonly version: string }, Draft extends object> {
  readonly edit: Edit<View, Draft>;
  /** What can be changed of it, as people call it and read it. */
  readonly describe: (view: View) => readonly { readonly label: string; readonly value: string }[];
}

/** Somebody else was faster: says what they have changed, and lets whoever edits decide. */
export function StaleNote<View extends { readonly version: string }, Draft extends object>({
  edit: { original, theirs, keepMine, takeTheirs },
  describe,
}: StaleNoteProps<View, Draft>) {
  const { t } = useTranslation('lists');
  if (theirs === null) return null;
  const before = new Map(describe(original).map(({ label, value }) => [label, value]));
  const others = describe(theirs).filter(({ label, value }) => before.get(label) !== value);
  return (
    <div className={classes.note}>
      <p>{t('stale.text')}</p>
      <dl className={classes.changes}>
        {others.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value === '' ? '–' : value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.actions}>
        <Button size="sm" variant="default" onClick={takeTheirs}>
          {t('stale.theirs')}
        </Button>
        <Button size="sm" variant="default" onClick={keepMine}>
          {t('stale.mine')}
        </Button>
      </div>
    </div>
  );
}
