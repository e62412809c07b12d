import { IconArrowBackUp, IconPencil, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessageView } from '../../../server/contract/chat';
import { REACTIONS, type Reaction } from '../../../server/contract/chatChoices';
import type { ParticipantId } from '../../../server/contract/ids';
import classes from './ChatPanel.module.css';
import { EditMessage } from './EditMessage';
import { linkify } from './linkify';
import { MessageFiles } from './MessageFiles';
import { saidIn } from './saidIn';

interface MessageActions {
  readonly reply: () => void;
  readonly react: (reaction: Reaction, on: boolean) => void;
  readonly edit: (text: string) => void;
  readonly delete: () => void;
  readonly pin: (on: boolean) => void;
}

interface ChatMessageProps {
  readonly message: ChatMessageView;
  /** What it answers, where that is known. */
  readonly answered: ChatMessageView | undefined;
  readonly self: ParticipantId;
  readonly host: boolean;
  readonly pinned: boolean;
  readonly actions: MessageActions;
}

const ICON = 16;

/** One message: who, when, to whom, what it says, what others feel about it, and what one may do with it. */
export function ChatMessage({ message, answered, self, host, pinned, actions }: ChatMessageProps) {
  const { t, i18n } = useTranslation('chat');
  const [editing, setEditing] = useState(false);
  const { author, to, deletedBy, postedAt, editedAt } = message;
  const own = author.id === self;
  const time = new Date(postedAt).toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit' });
  return (
    <li
      className={classes.message}
      data-own={own || undefined}
      data-mentioned={message.mentions.includes(self)}
    >
      <p className={classes.meta}>
        <span className={classes.author}>{own ? t('you') : author.displayName}</span>
        {to && (
          <span className={classes.private}>
            {to.id === self ? t('private.toYou') : t('private.to', { name: to.displayName })}
          </span>
        )}
        <time dateTime={postedAt}>{time}</time>
        {editedAt && !deletedBy && <span>{t('edited')}</span>}
      </p>
      {answered && (
        <blockquote className={classes.quote}>
          {answered.author.displayName}: {answered.deletedBy ? t('deleted') : saidIn(answered)}
        </blockquote>
      )}
      {deletedBy ? (
        <p className={classes.gone}>
          {deletedBy.id === author.id ? t('deleted') : t('deletedBy', { name: deletedBy.displayName })}
        </p>
      ) : editing ? (
        <EditMessage
          text={message.text}
          onSave={(text) => {
            setEditing(false);
            if (text !== message.text) actions.edit(text);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <MessageText text={message.text} />
      )}
      <MessageFiles files={message.files} />
      {!deletedBy && !editing && (
        <>
          <Reactions message={message} self={self} onReact={actions.react} />
          <div className={classes.actions}>
            <Action label={t('reply')} onPress={actions.reply} icon={<IconArrowBackUp size={ICON} />} />
            {own && (
              <Action label={t('edit')} onPress={() => setEditing(true)} icon={<IconPencil size={ICON} />} />
            )}
            {host && to === null && (
              <Action
                label={pinned ? t('unpin') : t('pin')}
                onPress={() => actions.pin(!pinned)}
                icon={pinned ? <IconPinnedOff size={ICON} /> : <IconPin size={ICON} />}
              />
            )}
            {(own || (host && to === null)) && (
              <Action label={t('delete')} onPress={actions.delete} icon={<IconTrash size={ICON} />} />
            )}
          </div>
        </>
      )}
    </li>
  );
}

/** Text with its links; what they name is never fetched. */
function MessageText({ text }: { readonly text: string }) {
  let at = 0;
  return (
    <p className={classes.text}>
      {linkify(text).map(({ text: part, href }) => {
        const key = at;
        at += part.length;
        return href === undefined ? (
          part
        ) : (
          <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </a>
        );
      })}
    </p>
  );
}

interface ReactionsProps {
  readonly message: ChatMessageView;
  readonly self: ParticipantId;
  readonly onReact: MessageActions['react'];
}

/** What others answered with, each with its count, and the choice of one's own. */
function Reactions({ message, self, onReact }: ReactionsProps) {
  const { t } = useTranslation('chat');
  const [open, setOpen] = useState(false);
  const given = new Map(message.reactions.map(({ reaction, by }) => [reaction, by]));
  const shown = open ? REACTIONS : REACTIONS.filter((reaction) => given.has(reaction));
  return (
    <div className={classes.reactions}>
      {shown.map((reaction) => {
        const by = given.get(reaction) ?? [];
        const mine = by.includes(self);
        return (
          <button
            key={reaction}
            type="button"
            className={classes.reaction}
            aria-pressed={mine}
            aria-label={t('reaction', { reaction, count: by.length })}
            onClick={() => {
              onReact(reaction, !mine);
              setOpen(false);
            }}
          >
            {reaction} {by.length > 0 && <span className="num">{by.length}</span>}
          </button>
        );
      })}
      <button
        type="button"
        className={classes.reaction}
        aria-expanded={open}
        aria-label={t('react')}
        onClick={() => setOpen(!open)}
      >
        {open ? '−' : '+'}
      </button>
    </div>
  );
}

interface ActionProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly onPress: () => void;
}

function Action({ label, icon, onPress }: ActionProps) {
  return (
    <button type="button" className={classes.action} aria-label={label} title={label} onClick={onPress}>
      {icon}
    </button>
  );
}
