import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import classes from './Popup.module.css';

interface PopupProps {
  /** The button that opens it. */
  readonly button: ReactNode;
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small panel above its button. Escape or a press elsewhere closes it; the focus returns to the button. */
export function Popup({ button, title, open, onClose, children }: PopupProps) {
  const anchor = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    // What had the focus went with the panel; a dialog that opens from it gives it back to the button.
    if (wasOpen.current && !open && document.activeElement === document.body) {
      anchor.current?.querySelector('button')?.focus();
    }
    wasOpen.current = open;
  }, [open]);
  useEffect(() => {
    if (!open) return;
    heading.current?.focus();
    const pressed = ({ target }: PointerEvent) => {
      if (target instanceof Node && !anchor.current?.contains(target)) onClose();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      onClose();
      anchor.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', pressed);
    document.addEventListener('keydown', key);
    return () => {
      document.removeEventListener('pointerdown', pressed);
      document.removeEventListener('keydown', key);
    };
  }, [open, onClose]);
  return (
    <div ref={anchor} className={classes.anchor}>
      {button}
      {open && (
        <section className={classes.popup} aria-labelledby={id}>
          <h2 ref={heading} id={id} className={classes.title} tabIndex={-1}>
            {title}
          </h2>
          {children}
        </section>
      )}
    </div>
  );
}

interface PopupActionProps {
  readonly icon: ReactNode;
  readonly word: string;
  readonly tone?: 'plain' | 'danger';
  /** Shown on narrow screens only, where the bar has no room for it. */
  readonly narrowOnly?: boolean;
  readonly onPress: () => void;
}

/** One line of a popup. */
export function PopupAction({ icon, word, tone = 'plain', narrowOnly, onPress }: PopupActionProps) {
  return (
    <button
      type="button"
      className={classes.action}
      data-tone={tone}
      data-narrow-only={narrowOnly || undefined}
      onClick={onPress}
    >
      <span aria-hidden="true" className={classes.icon}>
        {icon}
      </span>
      {word}
    </button>
  );
}
