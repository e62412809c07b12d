import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatSize } from '../../../server/contract/formatSize';
import { useErrorText } from '../../ui/useErrorText';
import type { Attachment, Attachments } from './Attachments';
import classes from './ChatFiles.module.css';
import panel from './ChatPanel.module.css';

interface AttachmentListProps {
  readonly attachments: Attachments;
  readonly list: readonly Attachment[];
}

/** The files of the message that is being written: how far each is, why one is not there, and the way to go on. */
export function AttachmentList({ attachments, list }: AttachmentListProps) {
  const { t, i18n } = useTranslation('chat');
  const errorText = useErrorText();
  if (list.length === 0) return null;
  return (
    <ul className={classes.attachments} aria-label={t('file.attached')}>
      {list.map(({ key, name, size, part, file, failure }) => (
        <li key={key} className={classes.attachment}>
          <span className={classes.name}>{name}</span>
          <span className={classes.about}>{formatSize(size, i18n.language)}</span>
          <button
            type="button"
            className={panel.icon}
            aria-label={t('file.remove', { name })}
            onClick={() => attachments.drop(key)}
          >
            <IconX size={16} aria-hidden="true" />
          </button>
          {failure ? (
            <p className={panel.failure} role="alert">
              {errorText(failure)}{' '}
              <button type="button" className={panel.link} onClick={() => attachments.retry(key)}>
                {t('again')}
              </button>
            </p>
          ) : (
            !file && (
              <progress
                className={classes.bar}
                max={100}
                value={Math.floor(part * 100)}
                aria-label={t('file.sending', { name })}
              />
            )
          )}
        </li>
      ))}
    </ul>
  );
}
