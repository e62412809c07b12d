import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessageView } from '../../../server/contract/chat';
import { formatSize } from '../../../server/contract/formatSize';
import type { KeptMessages } from '../../../server/contract/history';
import { recordFileUrl } from '../../connection/historyUrl';
import { Card } from '../../ui/Card';
import { LoadedPart } from '../../ui/LoadedPart';
import classes from './History.module.css';
import { isNotTheirs, useKeptMessages } from './useHistory';

/** What was written in a meeting, as far as one may read it, with a search. */
export function KeptChat({ record }: { readonly record: string }) {
  const { t } = useTranslation('history');
  const [wanted, setWanted] = useState('');
  const query = useKeptMessages(record, wanted);
  if (isNotTheirs(query.error)) return null;
  const messages = toMessages(query.data?.pages ?? []);
  return (
    <Card title={t('chat.title')}>
      <SearchForm wanted={wanted} onSearch={setWanted} />
      <LoadedPart query={query}>
        {() => (
          <>
            {query.hasNextPage && (
              <Button variant="default" size="sm" onClick={() => void query.fetchNextPage()}>
                {t('chat.older')}
              </Button>
            )}
            {messages.length === 0 && (
              <p className={classes.empty} role="status">
                {t(wanted === '' ? 'chat.empty' : 'chat.none')}
              </p>
            )}
            <ol className={classes.messages}>
              {messages.map((message) => (
                <Message key={message.id} record={record} message={message} />
              ))}
            </ol>
          </>
        )}
      </LoadedPart>
    </Card>
  );
}

interface SearchFormProps {
  readonly wanted: string;
  readonly onSearch: (text: string) => void;
}

function SearchForm({ wanted, onSearch }: SearchFormProps) {
  const { t } = useTranslation('history');
  const [text, setText] = useState('');
  return (
    <form
      className={classes.search}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <TextInput
        type="search"
        className={classes.words}
        aria-label={t('chat.words')}
        placeholder={t('chat.words')}
        maxLength={100}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('chat.find')}
      </Button>
      {wanted !== '' && (
        <Button
          variant="default"
          onClick={() => {
            setText('');
            onSearch('');
          }}
        >
          {t('chat.all')}
        </Button>
      )}
    </form>
  );
}

interface MessageProps {
  readonly record: string;
  readonly message: ChatMessageView;
}

function Message({ record, message }: MessageProps) {
  const { t, i18n } = useTranslation('history');
  const { author, to, text, files, postedAt, editedAt, deletedBy } = message;
  const time = new Date(postedAt).toLocaleString(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <li className={classes.message}>
      <p className={classes.meta}>
        <span className={classes.author}>{author.displayName}</span>{' '}
        {to && <span>{t('chat.private', { name: to.displayName })}</span>}{' '}
        <time dateTime={postedAt}>{time}</time> {editedAt && !deletedBy && <span>{t('chat.edited')}</span>}
      </p>
      {deletedBy && <p className={classes.text}>{t('chat.deleted', { name: deletedBy.displayName })}</p>}
      {text !== '' && <p className={classes.text}>{text}</p>}
      {files.length > 0 && (
        <ul className={classes.files} aria-label={t('chat.files')}>
          {files.map(({ id, name, size }) => (
            <li key={id}>
              <a className={classes.file} href={recordFileUrl(record, id)} download={name}>
                <IconDownload size="1.125rem" aria-hidden="true" /> {name}
              </a>{' '}
              <span>{formatSize(size, i18n.language)}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The oldest first: each further part is older than those before it. */
function toMessages(pages: readonly KeptMessages[]): readonly ChatMessageView[] {
  return [...pages].reverse().flatMap(({ messages }) => messages);
}
