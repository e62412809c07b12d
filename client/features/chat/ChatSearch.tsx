import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatPage } from '../../../server/contract/chat';
import { useErrorText } from '../../ui/useErrorText';
import type { ChatLink } from './ChatLink';
import classes from './ChatPanel.module.css';

/** Finds messages by their words, also those that are not here yet. */
export function ChatSearch({ link }: { readonly link: ChatLink }) {
  const { t, i18n } = useTranslation('chat');
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const [found, setFound] = useState<ChatPage | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const search = () => {
    setFailure(null);
    link.search(text.trim()).then(setFound, (error: unknown) => setFailure(errorText(error)));
  };
  return (
    <div className={classes.messages}>
      <form
        className={classes.searching}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') search();
        }}
      >
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever opens the search wants to write in it
          autoFocus
          type="search"
          className={classes.box}
          aria-label={t('search.words')}
          placeholder={t('search.words')}
          maxLength={100}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button type="submit" className={classes.send}>
          {t('search.find')}
        </button>
      </form>
      <div role="status">{failure ?? (found && t('search.found', { count: found.messages.length }))}</div>
      <ol className={classes.list}>
        {found?.messages.map(({ id, author, text: said, postedAt }) => (
          <li key={id} className={classes.message}>
            <p className={classes.meta}>
              <span className={classes.author}>{author.displayName}</span>
              <time dateTime={postedAt}>{new Date(postedAt).toLocaleString(i18n.language)}</time>
            </p>
            <p className={classes.text}>{said}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
