import type { ReactNode, Ref } from 'react';
import classes from './BarButton.module.css';

interface BarButtonProps {
  readonly icon: ReactNode;
  /** The word under the icon: says what pressing it does, or what is on. */
  readonly word: string;
  /** `off` is muted or struck, `on` is switched on, `leave` ends something. */
  readonly tone?: 'plain' | 'off' | 'on' | 'leave';
  readonly title?: string;
  readonly busy?: boolean;
  /** How much waits behind it, and that in words. */
  readonly badge?: { readonly count: number; readonly words: string };
  /** For buttons that open something. */
  readonly expanded?: boolean;
  /** Hidden on narrow screens, where More has it. */
  readonly wideOnly?: boolean;
  readonly onPress: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A control of the call: 56 px, an icon and a word. */
export function BarButton(props: BarButtonProps) {
  const { icon, word, tone = 'plain', title, busy = false, badge, expanded, wideOnly, onPress, ref } = props;
  return (
    <button
      ref={ref}
      type="button"
      className={classes.button}
      data-tone={tone}
      data-wide-only={wideOnly || undefined}
      aria-busy={busy || undefined}
      aria-expanded={expanded}
      title={title}
      onClick={onPress}
    >
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={classes.word}>{word}</span>
      {badge && (
        <>
          <span className={classes.badge} aria-hidden="true">
            {badge.count > 99 ? '99+' : badge.count}
          </span>
          <span className={classes.spoken}>{badge.words}</span>
        </>
      )}
    </button>
  );
}
