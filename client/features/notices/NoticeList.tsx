import { useTranslation } from 'react-i18next';
import type { NotificationView } from '../../../server/contract/notifications';
import { useNow } from '../../ui/useNow';
import { useTimes } from '../../ui/useTimes';
import classes from './NoticeBell.module.css';
import { NoticeLink } from './NoticeLink';
import { useNoticeText } from './useNoticeText';

interface NoticeListProps {
  readonly items: readonly NotificationView[];
  readonly onFollow: (item: NotificationView) => void;
}

/** Notices, the newest first; each leads to what it is about. */
export function NoticeList({ items, onFollow }: NoticeListProps) {
  const { t } = useTranslation('notices');
  const textOf = useNoticeText();
  const times = useTimes();
  const today = times.clock.dateOf(useNow());
  return (
    <ul className={classes.list}>
      {items.map((item) => {
        const { sentence, detail } = textOf(item.content);
        const time = times.time(item.at);
        return (
          <li key={item.id} className={classes.item} data-unread={item.readAt === null || undefined}>
            <NoticeLink content={item.content} className={classes.link} onFollow={() => onFollow(item)}>
              {item.readAt === null && <span className="visually-hidden">{t('new')} </span>}
              {sentence}
            </NoticeLink>
            {detail !== '' && <span className={classes.detail}>{detail}</span>}
            <time className={classes.at} dateTime={item.at}>
              {times.clock.dateOf(item.at) === today ? time : `${times.day(item.at)}, ${time}`}
            </time>
          </li>
        );
      })}
    </ul>
  );
}
