import { useTranslation } from 'react-i18next';
import classes from './SkipLink.module.css';

/** The first stop of the keyboard on every page: leads past the navigation. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a className={classes.skip} href="#content">
      {t('skip')}
    </a>
  );
}
