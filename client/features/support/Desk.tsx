import { Button } from '@mantine/core';
import { IconArrowLeft, IconMessages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState';
import classes from './Desk.module.css';
import { DeskFilters } from './DeskFilters';
import { DeskThread } from './DeskThread';
import { TicketList } from './TicketList';
import { useDeskSearch } from './useDeskSearch';
import { useLiveSupport } from './useTickets';

/** The desk of those who answer: the list, and beside it the conversation that is open; on a phone one of both. */
export function Desk() {
  const { t } = useTranslation('support');
  const desk = useDeskSearch();
  useLiveSupport();
  return (
    <div className={classes.desk} data-open={desk.ticket !== null}>
      <div className={classes.listSide}>
        <DeskFilters desk={desk} />
        <TicketList desk={desk} />
      </div>
      <div className={classes.threadSide}>
        {desk.ticket === null ? (
          <EmptyState icon={<IconMessages size="2rem" />} title={t('desk.choose')}>
            {t('desk.chooseText')}
          </EmptyState>
        ) : (
          <>
            <Button
              className={classes.backToList ?? ''}
              variant="subtle"
              leftSection={<IconArrowLeft size="1.125rem" aria-hidden="true" />}
              onClick={() => desk.change({ ticket: undefined })}
            >
              {t('desk.backToList')}
            </Button>
            <DeskThread key={desk.ticket} id={desk.ticket} />
          </>
        )}
      </div>
    </div>
  );
}
