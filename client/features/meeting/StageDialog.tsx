import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { LiveRegions } from '../../ui/LiveRegions';
import classes from './StageDialog.module.css';

interface StageDialogProps {
  readonly title: string;
  readonly closeWord: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the end; without them there is a cross. */
  readonly actions?: ReactNode;
}

/** A modal dialog on the dark stage: the browser traps the focus in it and gives it back. */
export function StageDialog({ title, closeWord, onClose, children, actions }: StageDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {!actions && (
          <button type="button" className={classes.close} aria-label={closeWord} onClick={onClose}>
            <IconX size={20} aria-hidden="true" />
          </button>
        )}
      </div>
      {children}
      {actions && <div className={classes.actions}>{actions}</div>}
      <LiveRegions />
    </dialog>
  );
}
