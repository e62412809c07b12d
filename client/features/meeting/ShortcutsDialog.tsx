import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../ui/usePreferences';
import classes from './ShortcutsDialog.module.css';
import { StageDialog } from './StageDialog';
import { SHORTCUTS } from './shortcuts';

/** All shortcuts and the one switch that turns them off. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const [{ shortcuts }, change] = usePreferences();
  return (
    <StageDialog title={t('shortcuts.title')} closeWord={t('shortcuts.close')} onClose={onClose}>
      <Switch
        label={t('shortcuts.enabled')}
        checked={shortcuts}
        onChange={(event) => change({ shortcuts: event.currentTarget.checked })}
      />
      <dl className={classes.list}>
        {SHORTCUTS.map(({ action, keys }) => (
          <Line key={action} word={t(`shortcuts.${action}`)} keys={keys} />
        ))}
        <Line word={t('shortcuts.pushToTalk')} keys={['V']} />
      </dl>
    </StageDialog>
  );
}

function Line({ word, keys }: { readonly word: string; readonly keys: readonly string[] }) {
  return (
    <div className={classes.line}>
      <dt>{word}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dd>
    </div>
  );
}
