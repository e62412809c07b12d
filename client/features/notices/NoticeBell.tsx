import { Button, Popover } from '@mantine/core';
import { IconBell, IconBellRinging, IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState';
import { LoadedPart } from '../../ui/LoadedPart';
import classes from './NoticeBell.module.css';
import { NoticeList } from './NoticeList';
import { useLiveNotices } from './useLiveNotices';
import { useNotices, useReadNotices } from './useNotices';

const MOST = 99;

/** What is new for the person: how much, and the list of it. New things are said, and shown for a moment, as they come. */
export function NoticeBell() {
  const { t } = useTranslation('notices');
  const notices = useNotices();
  const { readOne, readAll } = useReadNotices();
  const [isOpen, setOpen] = useState(false);
  const unread = notices.data?.unread ?? 0;
  useLiveNotices(notices.data?.items, isOpen);
  const newest = notices.data?.items[0]?.at;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={360}
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.bell}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-label={t('bell', { count: unread })}
          title={t('title')}
          onClick={() => setOpen((before) => !before)}
        >
          {unread > 0 ? (
            <IconBellRinging size="1.375rem" aria-hidden="true" />
          ) : (
            <IconBell size="1.375rem" aria-hidden="true" />
          )}
          {unread > 0 && (
            <span className={classes.count} aria-hidden="true">
              {unread > MOST ? `${MOST}+` : unread}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel ?? ''} role="dialog" aria-label={t('title')}>
        <div className={classes.head}>
          <h2 className={classes.title} tabIndex={-1} data-autofocus>
            {t('title')}
          </h2>
          {unread > 0 && newest !== undefined && (
            <Button
              variant="subtle"
              size="sm"
              leftSection={<IconChecks size="1.125rem" aria-hidden="true" />}
              onClick={() => readAll(newest)}
            >
              {t('readAll')}
            </Button>
          )}
        </div>
        <LoadedPart query={notices}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={<IconBell size="1.625rem" />} title={t('empty')}>
                {t('emptyText')}
              </EmptyState>
            ) : (
              <NoticeList
                items={items}
                onFollow={({ id, readAt }) => {
                  if (readAt === null) readOne(id);
                  setOpen(false);
                }}
              />
            )
          }
        </LoadedPart>
      </Popover.Dropdown>
    </Popover>
  );
}
