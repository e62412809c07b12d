import { Button } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../connection/useMe';
import { RecordList } from '../features/records/RecordList';
import { RetentionDialog } from '../features/records/RetentionDialog';
import { Panel } from '../ui/Panel';
import { SignedInFrame } from './SignedInFrame';

/** The records of meetings that somebody may know of. */
export function RecordsPage() {
  const { t } = useTranslation('records');
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  return (
    <SignedInFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        me?.kind === 'user' &&
        me.role === 'admin' && (
          <Button
            variant="default"
            leftSection={<IconClockPause size="1.25rem" aria-hidden="true" />}
            onClick={() => setOpen(true)}
          >
            {t('retention.open')}
          </Button>
        )
      }
    >
      <Panel>
        <RecordList />
      </Panel>
      {isOpen && <RetentionDialog onClose={() => setOpen(false)} />}
    </SignedInFrame>
  );
}
