import { Button, Modal, Textarea } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { PasswordLink } from '../../../server/contract/users';
import { formatInstant } from '../../ui/formatInstant';
import { LiveRegions } from '../../ui/LiveRegions';
import classes from './Users.module.css';

interface MadeLinkDialogProps {
  readonly name: string;
  readonly link: PasswordLink;
  readonly onClose: () => void;
}

/** Shows a link that is kept nowhere: whoever closes this has to make a new one. */
export function MadeLinkDialog({ name, link, onClose }: MadeLinkDialogProps) {
  const { t, i18n } = useTranslation(['users', 'common']);
  const clipboard = useClipboard({ timeout: 4000 });
  const until = formatInstant(link.expiresAt, i18n.language);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('link.title', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.stack}>
        <p>{t('link.text', { until })}</p>
        <Textarea
          label={t('link.label')}
          readOnly
          minRows={2}
          value={link.url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className={classes.end}>
          <Button variant="default" onClick={onClose}>
            {t('common:close')}
          </Button>
          <Button onClick={() => clipboard.copy(link.url)}>
            {t(clipboard.copied ? 'link.copied' : 'link.copy')}
          </Button>
        </div>
      </div>
      <LiveRegions />
    </Modal>
  );
}
