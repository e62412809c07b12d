import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './ConfirmDialog';
import classes from './Dialog.module.css';
import { LiveRegions } from './LiveRegions';
import { ProblemCard } from './ProblemCard';
import { useErrorText } from './useErrorText';

interface FormDialogProps {
  readonly title: string;
  /** The fields. */
  readonly children: ReactNode;
  /** The word on the button that sends it. */
  readonly submit: string;
  /** Whether something was entered that would be lost. */
  readonly isDirty: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  /** What is said instead of the sentence for the error. */
  readonly problem?: ReactNode;
  readonly size?: 'md' | 'lg' | 'xl';
  readonly onSubmit: (event: FormEvent) => void;
  readonly onClose: () => void;
}

/** A form in a dialog. What was entered is not lost by a slip: leaving asks first. */
export function FormDialog(props: FormDialogProps) {
  const { title, children, submit, isDirty, isPending, error, problem, size = 'md' } = props;
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isLeaving, setLeaving] = useState(false);
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty && !isPending,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  const leave = () => (isDirty ? setLeaving(true) : props.onClose());
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    // A dialog inside another's form: React hands its events on to both.
    event.stopPropagation();
    props.onSubmit(event);
  };
  const asks = isLeaving || blocker.status === 'blocked';
  return (
    <>
      <Modal
        opened
        onClose={leave}
        closeOnClickOutside={!isDirty}
        size={size}
        title={title}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <form className={classes.body} noValidate onSubmit={submitted}>
          {error !== null && <ProblemCard title={t('notSaved')}>{problem ?? errorText(error)}</ProblemCard>}
          {children}
          <div className={classes.actions}>
            <Button variant="default" onClick={leave}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {submit}
            </Button>
          </div>
        </form>
        <LiveRegions />
      </Modal>
      {asks && (
        <ConfirmDialog
          title={t('discard.title')}
          confirm={t('discard.confirm')}
          onConfirm={() => {
            setLeaving(false);
            if (blocker.status === 'blocked') blocker.proceed();
            else props.onClose();
          }}
          onClose={() => {
            setLeaving(false);
            if (blocker.status === 'blocked') blocker.reset();
          }}
        >
          <p>{t('discard.text')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
