import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../server/contract/support';
import { formatInstant } from '../../ui/formatInstant';
import classes from './Messages.module.css';

/** What was said in a conversation, the oldest first; what is new is spoken. */
export function Messages({ ticket: { messages, asks } }: { readonly ticket: TicketView }) {
  const { t, i18n } = useTranslation('support');
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message scrolls to the end.
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [messages.length]);
  return (
    <ol
      ref={list}
      className={classes.messages}
      aria-label={t('thread.messages')}
      aria-live="polite"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
      tabIndex={0}
    >
      {messages.map(({ id, kind, author, text, at }) => (
        <li key={id} className={classes.message} data-kind={kind} data-own={isOwn(kind, asks)}>
          <p className={classes.head}>
            <span className={classes.author}>{author ?? t('thread.gone')}</span>
            <time dateTime={at}>{formatInstant(at, i18n.language)}</time>
          </p>
          {kind === 'note' && <p className={classes.note}>{t('thread.note')}</p>}
          <p className={classes.text}>{text}</p>
        </li>
      ))}
    </ol>
  );
}

function isOwn(kind: 'requester' | 'agent' | 'note', asks: TicketView['asks']): boolean {
  return (kind === 'requester') === (asks === 'requester');
}
