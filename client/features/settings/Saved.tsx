import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Form.module.css';

/** Says that a change is kept; spoken when it appears. */
export function Saved({ shown, text }: { readonly shown: boolean; readonly text?: string }) {
  const { t } = useTranslation('settings');
  return (
    <p className={classes.saved} role="status">
      {shown && (
        <>
          <IconCheck size="1.125rem" aria-hidden="true" /> {text ?? t('saved')}
        </>
      )}
    </p>
  );
}
