import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotificationView } from '../../../server/contract/notifications';
import { useAnnounce } from '../../ui/Announcer';
import { NoticeLink } from './NoticeLink';
import { useReadNotices } from './useNotices';
import { useNoticeText } from './useNoticeText';

/** Long enough to read, and it can be closed or passed over: the bell keeps it. */
const SHOWN_MS = 8_000;

/** Says what came while the page is open, and shows it at the edge; the focus stays where it is. */
export function useLiveNotices(items: readonly NotificationView[] | undefined, isListOpen: boolean): void {
  const { t } = useTranslation(['notices', 'common']);
  const textOf = useNoticeText();
  const announce = useAnnounce();
  const { readOne } = useReadNotices();
  const newest = useRef<string | null>(null);
  const show = (item: NotificationView) => {
    const { sentence, detail } = textOf(item.content);
    announce(t('live', { sentence, detail }));
    if (isListOpen) return;
    const close = () => {
      readOne(item.id);
      notifications.hide(item.id);
    };
    notifications.show({
      id: item.id,
      autoClose: SHOWN_MS,
      // The announcer has said it; a second voice would say it twice.
      role: 'group',
      title: (
        <NoticeLink content={item.content} onFollow={close}>
          {sentence}
        </NoticeLink>
      ),
      message: detail,
      closeButtonProps: { 'aria-label': t('common:close') },
    });
  };
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    if (!items) return;
    const before = newest.current;
    newest.current = items[0]?.at ?? before ?? '';
    if (before === null) return;
    for (const item of items.filter(({ at, readAt }) => at > before && readAt === null).toReversed()) {
      latest.current(item);
    }
  }, [items]);
}
