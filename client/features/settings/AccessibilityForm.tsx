import { Fieldset, Radio, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TEXT_SIZES } from '../../ui/Preferences';
import { usePreferences } from '../../ui/usePreferences';
import classes from './AccessibilityForm.module.css';

/** Text size, motion and shortcuts: kept in this browser and in force at once. */
export function AccessibilityForm() {
  const { t } = useTranslation('settings');
  const [preferences, change] = usePreferences();
  return (
    <div className={classes.form}>
      <Fieldset
        variant="unstyled"
        legend={t('accessibility.textSize')}
        classNames={{ root: classes.sizesField ?? '', legend: classes.legend ?? '' }}
      >
        <div className={classes.sizes}>
          {TEXT_SIZES.map((size) => (
            <Radio
              key={size}
              name="text-size"
              label={`${size} %`}
              value={size}
              checked={preferences.textSize === size}
              onChange={() => change({ textSize: size })}
            />
          ))}
        </div>
      </Fieldset>
      <Switch
        label={t('accessibility.motion')}
        description={t('accessibility.motionHint')}
        checked={preferences.reduceMotion}
        onChange={(event) => change({ reduceMotion: event.currentTarget.checked })}
      />
      <Switch
        label={t('accessibility.shortcuts')}
        description={t('accessibility.shortcutsHint')}
        checked={preferences.shortcuts}
        onChange={(event) => change({ shortcuts: event.currentTarget.checked })}
      />
    </div>
  );
}
