import { Drawer } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Help.module.css';
import { HelpPanel } from './HelpPanel';
import { AT_REST } from './HelpPlace';
import { useLiveSupport, useMyTickets } from './useTickets';

/** The way to help, in the same place on every page; says when support has answered. */
export function HelpButton() {
  const { t } = useTranslation(['support', 'common']);
  const [isOpen, setOpen] = useState(false);
  useLiveSupport();
  const unread = useMyTickets().data?.items.some((ticket) => ticket.unread) ?? false;
  return (
    <>
      <button
        type="button"
        className={classes.help}
        aria-haspopup="dialog"
        title={t('help.open')}
        onClick={() => setOpen(true)}
      >
        <IconHelpCircle size="1.25rem" aria-hidden="true" />
        <span className={classes.word}>{unread ? t('help.openUnread') : t('help.open')}</span>
        {unread && <span className={classes.dot} aria-hidden="true" />}
      </button>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="right"
        size="26rem"
        title={t('help.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <HelpPanel place={AT_REST} />
      </Drawer>
    </>
  );
}
