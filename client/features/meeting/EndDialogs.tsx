import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StageDialog } from './StageDialog';

interface LeaveDialogProps {
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** Asks before leaving by shortcut. */
export function LeaveDialog({ onLeave, onClose }: LeaveDialogProps) {
  const { t } = useTranslation('meeting');
  return (
    <StageDialog
      title={t('leave.title')}
      closeWord={t('leave.cancel')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('leave.cancel')}
          </Button>
          <Button color="coral" onClick={onLeave}>
            {t('leave.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </StageDialog>
  );
}

interface EndDialogProps {
  readonly meeting: string;
  readonly onEnd: () => void;
  readonly onClose: () => void;
}

/** Asks a host before the meeting ends for everyone. */
export function EndDialog({ meeting, onEnd, onClose }: EndDialogProps) {
  const { t } = useTranslation('meeting');
  return (
    <StageDialog
      title={t('people.end.title')}
      closeWord={t('people.end.cancel')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('people.end.cancel')}
          </Button>
          <Button color="coral" onClick={onEnd}>
            {t('people.end.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('people.end.text', { meeting })}</p>
    </StageDialog>
  );
}
