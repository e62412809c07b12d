import { Button, Modal, Textarea } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { LiveRegions } from '../../ui/LiveRegions';
import classes from './System.module.css';

interface SecretDialogProps {
  readonly title: string;
  /** What it is for. */
  readonly text: string;
  readonly label: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** Shows a secret that is kept nowhere: whoever closes this without it has to make a new one. */
export function SecretDialog({ title, text, label, secret, onClose }: SecretDialogProps) {
  const { t } = useTranslation(['system', 'common']);
  const clipboard = useClipboard({ timeout: 4000 });
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.stack}>
        <p className={classes.plain}>{text}</p>
        <Textarea
          label={label}
          readOnly
          rows={2}
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className={classes.end}>
          <Button variant="default" onClick={onClose}>
            {t('secret.done')}
          </Button>
          <Button onClick={() => clipboard.copy(secret)}>
            {t(clipboard.copied ? 'secret.copied' : 'secret.copy')}
          </Button>
        </div>
      </div>
      <LiveRegions />
    </Modal>
  );
}
