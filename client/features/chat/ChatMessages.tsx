import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessageView } from '../../../server/contract/chat';
import { useErrorText } from '../../ui/useErrorText';
import type { ChatLink } from './ChatLink';
import { ChatMessage } from './ChatMessage';
import classes from './ChatPanel.module.css';
import type { PendingPost } from './ChatReplica';
import type { ChatSnapshot } from './useChatSnapshot';

interface ChatMessagesProps {
  readonly link: ChatLink;
  readonly chat: ChatSnapshot;
  readonly host: boolean;
  readonly onReply: (message: ChatMessageView) => void;
  readonly attempt: (work: Promise<void>) => void;
}

/** Whoever reads older messages is not torn away by a new one. */
const AT_END_PX = 60;

/** The messages in order; what is on its way stands at the end. */
export function ChatMessages({ link, chat, host, onReply, attempt }: ChatMessagesProps) {
  const { t } = useTranslation('chat');
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const { messages, pending, more } = chat;
  useLayoutEffect(() => {
    const element = list.current;
    if (element && atEnd.current && messages.length + pending.length > 0)
      element.scrollTop = element.scrollHeight;
  }, [messages, pending]);
  useEffect(() => {
    const element = list.current;
    const scrolled = () => {
      if (element)
        atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_PX;
    };
    element?.addEventListener('scroll', scrolled, { passive: true });
    return () => element?.removeEventListener('scroll', scrolled);
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard
    <div ref={list} className={classes.messages} role="log" aria-label={t('messages')} tabIndex={0}>
      {more && (
        <button type="button" className={classes.older} onClick={() => attempt(link.loadOlder())}>
          {t('older')}
        </button>
      )}
      {messages.length + pending.length === 0 && <p className={classes.empty}>{t('empty')}</p>}
      <ol className={classes.list}>
        {messages.map((message) => (
          <ChatMessage
            key={message.id}
            message={message}
            answered={message.replyTo === null ? undefined : link.replica.find(message.replyTo)}
            self={link.replica.self}
            host={host}
            pinned={chat.state.pinned?.id === message.id}
            actions={{
              reply: () => onReply(message),
              react: (reaction, on) => attempt(link.react(message.id, reaction, on)),
              edit: (text) => attempt(link.edit(message.id, text)),
              delete: () => attempt(link.delete(message.id)),
              pin: (on) => attempt(link.pin(on ? message.id : null)),
            }}
          />
        ))}
        {pending.map((post) => (
          <Pending key={post.key} post={post} link={link} />
        ))}
      </ol>
    </div>
  );
}

interface PendingProps {
  readonly post: PendingPost;
  readonly link: ChatLink;
}

/** Something of one's own that the server does not have yet. */
function Pending({ post, link }: PendingProps) {
  const { t } = useTranslation('chat');
  const errorText = useErrorText();
  return (
    <li className={classes.message} data-own>
      <p className={classes.text}>{post.text}</p>
      {post.files && <p className={classes.meta}>{t('file.count', { count: post.files.length })}</p>}
      {post.refusal ? (
        <p className={classes.failure}>
          {errorText(post.refusal)}{' '}
          <button type="button" className={classes.link} onClick={() => link.again(post.key)}>
            {t('again')}
          </button>{' '}
          <button type="button" className={classes.link} onClick={() => link.discard(post.key)}>
            {t('discard')}
          </button>
        </p>
      ) : (
        <p className={classes.meta}>{t('sending')}</p>
      )}
    </li>
  );
}
