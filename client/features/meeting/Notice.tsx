import { useTranslation } from 'react-i18next';
import classes from './Notice.module.css';

interface NoticeProps {
  readonly text: string;
  /** What can be done about it. */
  readonly action?: string;
  readonly onAction?: () => void;
  readonly onDismiss?: () => void;
}

/** Something that happened to the person, above the bar, until they have read it. */
export function Notice({ text, action, onAction, onDismiss }: NoticeProps) {
  const { t } = useTranslation('meeting');
  return (
    <div className={classes.notice}>
      <p className={classes.text}>{text}</p>
      {action && (
        <button type="button" className={classes.act} onClick={onAction}>
          {action}
        </button>
      )}
      {onDismiss && (
        <button type="button" className={classes.quiet} onClick={onDismiss}>
          {t('notice.dismiss')}
        </button>
      )}
    </div>
  );
}
