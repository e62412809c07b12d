import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatPerson } from '../../../server/contract/chat';
import type { UploadNotice } from '../../../server/contract/files';
import type { ChatLink } from './ChatLink';
import { IncomingFiles } from './IncomingFiles';

const NONE: readonly UploadNotice[] = [];
const none = () => NONE;
const never = () => () => undefined;

/** Who is sending which file, and how much of it is there. */
export function Incoming({
  link,
  people,
}: {
  readonly link: ChatLink;
  readonly people: readonly ChatPerson[];
}) {
  const { t } = useTranslation('chat');
  const [incoming, setIncoming] = useState<IncomingFiles | null>(null);
  useEffect(() => {
    const opened = new IncomingFiles(link.socket, link.replica.self);
    setIncoming(opened);
    return () => opened.close();
  }, [link]);
  const list = useSyncExternalStore(incoming?.subscribe ?? never, incoming?.getSnapshot ?? none);
  return list.map(({ id, by, name, size, progress }) => {
    const person = people.find((each) => each.id === by)?.displayName;
    const part = progress.state === 'receiving' ? progress.received / size : 1;
    return (
      person !== undefined && (
        <span key={id}>{t('file.coming', { person, name, percent: Math.floor(part * 100) })} </span>
      )
    );
  });
}
