import { IconPaperclip, IconSend2, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessageView, ChatPerson } from '../../../server/contract/chat';
import type { ParticipantId } from '../../../server/contract/ids';
import { FileButton } from '../../ui/FileButton';
import { AddresseeSelect } from './AddresseeSelect';
import { AttachmentList } from './AttachmentList';
import type { ChatLink } from './ChatLink';
import classes from './ChatPanel.module.css';
import { readMentions } from './readMentions';
import { useAttachments } from './useAttachments';

interface ChatComposerProps {
  readonly link: ChatLink;
  /** Everyone else who is in the meeting. */
  readonly people: readonly ChatPerson[];
  readonly closed: boolean;
  readonly publicOnly: boolean;
  readonly replyTo: ChatMessageView | null;
  /** The reply was written, or given up. */
  readonly onReplied: () => void;
}

/** The box to write in: to all or to one, as an answer or not. Enter sends, Shift+Enter begins a line. */
export function ChatComposer({ link, people, closed, publicOnly, replyTo, onReplied }: ChatComposerProps) {
  const { t } = useTranslation('chat');
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ChatPerson | null>(null);
  useEffect(() => {
    if (replyTo) box.current?.focus();
  }, [replyTo]);
  // What was said in private is answered in private.
  const answering = replyTo?.to ? otherOf(replyTo, link.replica.self) : null;
  // Who has gone stays chosen: what was meant for one alone is never told to all.
  const to = answering ?? chosen;
  const hasGone = to !== null && people.every(({ id }) => id !== to.id);
  const { attachments, list } = useAttachments(to?.id);
  const isReady =
    !hasGone && list.every(({ file }) => file !== null) && (text.trim() !== '' || list.length > 0);
  const send = () => {
    const trimmed = text.trim();
    if (!isReady || closed) return;
    const files = attachments.take();
    const mentions = readMentions(trimmed, people);
    link.post({
      text: trimmed,
      ...(to && { to: to.id }),
      ...(replyTo && { replyTo: replyTo.id }),
      ...(mentions.length > 0 && { mentions }),
      ...(files.length > 0 && { files }),
    });
    setText('');
    onReplied();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (!closed) attachments.add([...event.dataTransfer.files]);
      }}
    >
      {replyTo && (
        <p className={classes.replying}>
          <span>{t('replying', { name: replyTo.author.displayName })}</span>
          <button type="button" className={classes.icon} aria-label={t('notReplying')} onClick={onReplied}>
            <IconX size={16} aria-hidden="true" />
          </button>
        </p>
      )}
      <AddresseeSelect
        addressee={to}
        people={people}
        publicOnly={publicOnly}
        fixed={answering !== null}
        onChoose={setChosen}
      />
      {hasGone && (
        <p className={classes.note} role="status">
          {t('note.gone', { name: to?.displayName })}
        </p>
      )}
      <AttachmentList attachments={attachments} list={list} />
      <div className={classes.writing}>
        <FileButton
          label={t('file.attach')}
          className={classes.icon}
          disabled={closed}
          onFiles={(files) => attachments.add(files)}
        >
          <IconPaperclip size={20} aria-hidden="true" />
        </FileButton>
        <textarea
          ref={box}
          className={classes.box}
          aria-label={t('write')}
          placeholder={closed ? t('note.closed') : t('write')}
          disabled={closed}
          maxLength={4_000}
          rows={2}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            if (currentTarget.value !== '') link.tellTyping(to?.id);
          }}
          onKeyDown={pressed}
          onPaste={(event) => {
            const files = [...event.clipboardData.files];
            if (files.length === 0) return;
            event.preventDefault();
            attachments.add(files);
          }}
        />
        <button type="submit" className={classes.send} aria-label={t('send')} disabled={closed || !isReady}>
          <IconSend2 size={20} aria-hidden="true" />
        </button>
      </div>
    </form>
  );
}

function otherOf({ author, to }: ChatMessageView, self: ParticipantId): ChatPerson | null {
  return author.id === self ? to : author;
}
