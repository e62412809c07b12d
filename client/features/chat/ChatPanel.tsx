import { IconPinned, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessageView, ChatPerson } from '../../../server/contract/chat';
import { CHAT_MODES } from '../../../server/contract/chatChoices';
import type { ParticipantId } from '../../../server/contract/ids';
import { useErrorText } from '../../ui/useErrorText';
import type { ChatFiles } from './Attachments';
import { ChatComposer } from './ChatComposer';
import { ChatFilesContext } from './ChatFilesContext';
import type { ChatLink } from './ChatLink';
import { ChatMessages } from './ChatMessages';
import classes from './ChatPanel.module.css';
import { ChatSearch } from './ChatSearch';
import { Incoming } from './Incoming';
import { saidIn } from './saidIn';
import { type ChatSnapshot, useChatSnapshot } from './useChatSnapshot';

interface ChatPanelProps {
  readonly link: ChatLink;
  /** Who is in the meeting now, oneself included. */
  readonly people: readonly ChatPerson[];
  readonly host: boolean;
  readonly files: ChatFiles;
  readonly onClose: () => void;
}

/** Everything that was written in the meeting, and a box to write in. Opening it takes the focus to its heading. */
export function ChatPanel({ link, people, host, files, onClose }: ChatPanelProps) {
  const { t } = useTranslation('chat');
  const errorText = useErrorText();
  const chat = useChatSnapshot(link);
  const [replyTo, setReplyTo] = useState<ChatMessageView | null>(null);
  const [searching, setSearching] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const others = useMemo(() => people.filter((person) => person.id !== link.replica.self), [people, link]);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (chat.unread.length > 0) link.markRead();
  }, [chat.unread, link]);
  const attempt = (work: Promise<void>) => {
    setFailure(null);
    work.catch((error: unknown) => setFailure(errorText(error)));
  };
  return (
    <ChatFilesContext value={files}>
      <aside className={classes.panel} aria-labelledby={id} data-region="panel">
        <div className={classes.head}>
          <h2 ref={heading} id={id} className={classes.title} tabIndex={-1}>
            {t('title')}
          </h2>
          <button
            type="button"
            className={classes.icon}
            aria-label={t('search.open')}
            aria-expanded={searching}
            onClick={() => setSearching(!searching)}
          >
            <IconSearch size={20} aria-hidden="true" />
          </button>
          <button type="button" className={classes.icon} aria-label={t('close')} onClick={onClose}>
            <IconX size={20} aria-hidden="true" />
          </button>
        </div>
        {host && <ModeChoice mode={chat.state.mode} onChange={(mode) => attempt(link.setMode(mode))} />}
        {!host && chat.state.mode !== 'open' && (
          <p className={classes.note}>{t(`note.${chat.state.mode}`)}</p>
        )}
        {chat.state.pinned && (
          <div className={classes.pinned}>
            <IconPinned size={18} aria-hidden="true" />
            <p>
              <span className={classes.pinnedBy}>
                {t('pinned', { name: chat.state.pinned.author.displayName })}
              </span>
              {saidIn(chat.state.pinned)}
            </p>
            {host && (
              <button
                type="button"
                className={classes.icon}
                aria-label={t('unpin')}
                onClick={() => attempt(link.pin(null))}
              >
                <IconX size={18} aria-hidden="true" />
              </button>
            )}
          </div>
        )}
        {searching ? (
          <ChatSearch link={link} />
        ) : (
          <ChatMessages link={link} chat={chat} host={host} onReply={setReplyTo} attempt={attempt} />
        )}
        <p className={classes.typing} aria-live="off">
          <Typing typing={chat.typing} people={others} /> <Incoming link={link} people={others} />
        </p>
        {failure !== null && (
          <p className={classes.failure} role="alert">
            {failure}
          </p>
        )}
        <ChatComposer
          link={link}
          people={others}
          closed={!host && chat.state.mode === 'closed'}
          publicOnly={!host && chat.state.mode !== 'open'}
          replyTo={replyTo}
          onReplied={() => setReplyTo(null)}
        />
      </aside>
    </ChatFilesContext>
  );
}

interface ModeChoiceProps {
  readonly mode: ChatSnapshot['state']['mode'];
  readonly onChange: (mode: ChatSnapshot['state']['mode']) => void;
}

/** A host says who may write. */
function ModeChoice({ mode, onChange }: ModeChoiceProps) {
  const { t } = useTranslation('chat');
  return (
    <label className={classes.mode}>
      {t('mode.label')}
      <select
        value={mode}
        onChange={({ currentTarget }) => {
          const chosen = CHAT_MODES.find((candidate) => candidate === currentTarget.value);
          if (chosen) onChange(chosen);
        }}
      >
        {CHAT_MODES.map((candidate) => (
          <option key={candidate} value={candidate}>
            {t(`mode.${candidate}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TypingProps {
  readonly typing: readonly ParticipantId[];
  readonly people: readonly ChatPerson[];
}

function Typing({ typing, people }: TypingProps) {
  const { t } = useTranslation('chat');
  const names = people.filter(({ id }) => typing.includes(id)).map(({ displayName }) => displayName);
  const [name] = names;
  if (name === undefined) return null;
  return names.length === 1 ? t('typing.one', { name }) : t('typing.several', { count: names.length });
}
