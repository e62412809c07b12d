import type { ReactNode } from 'react';
import classes from './ControlButton.module.css';

interface ControlButtonProps {
  readonly icon: ReactNode;
  /** The word under the icon; it says the state, never the colour alone. */
  readonly word: string;
  /** `plain` is at hand, `off` is muted or struck, `on` is switched on. */
  readonly tone?: 'plain' | 'off' | 'on';
  readonly busy?: boolean;
  /** What pressing it does, for the tooltip. */
  readonly title?: string;
  readonly onPress: () => void;
}

/** A control of the stage: an icon and a word. */
export function ControlButton({
  icon,
  word,
  tone = 'plain',
  busy = false,
  title,
  onPress,
}: ControlButtonProps) {
  return (
    <button
      type="button"
      className={classes.control}
      data-tone={tone}
      aria-busy={busy}
      title={title}
      onClick={onPress}
    >
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      {word}
    </button>
  );
}
