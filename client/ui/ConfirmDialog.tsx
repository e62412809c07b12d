import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Dialog.module.css';
import { LiveRegions } from './LiveRegions';
import { ProblemCard } from './ProblemCard';
import { useErrorText } from './useErrorText';

interface ConfirmDialogProps {
  /** A question that names what it is about. */
  readonly title: string;
  /** What will be so afterwards. */
  readonly children: ReactNode;
  /** The verb of the title. */
  readonly confirm: string;
  readonly tone?: 'danger' | 'plain';
  readonly isPending?: boolean;
  readonly error?: unknown;
  /** What keeps it from being done yet, such as a field that is empty. */
  readonly isBlocked?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done that cannot be taken back, and names what follows from it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, tone = 'danger', isPending = false, error = null } = props;
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (
    <Modal opened onClose={props.onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={classes.body}>
        {children}
        {error !== null && <ProblemCard title={t('notDone')}>{errorText(error)}</ProblemCard>}
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button
            color={tone === 'danger' ? 'coral' : 'petrol'}
            loading={isPending}
            disabled={props.isBlocked === true}
            onClick={props.onConfirm}
          >
            {confirm}
          </Button>
        </div>
      </div>
      <LiveRegions />
    </Modal>
  );
}
