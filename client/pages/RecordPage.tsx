import { Button, Menu } from '@mantine/core';
import { IconEdit, IconLock, IconLockOpen, IconTrash } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../server/contract/archive';
import { useMe } from '../connection/useMe';
import { KeptBoard } from '../features/history/KeptBoard';
import { KeptChat } from '../features/history/KeptChat';
import { DeleteRecordDialog } from '../features/records/DeleteRecordDialog';
import { DownloadMenu } from '../features/records/DownloadMenu';
import { EditRecordDialog } from '../features/records/EditRecordDialog';
import { HoldDialog } from '../features/records/HoldDialog';
import { RecordDetails } from '../features/records/RecordDetails';
import { useRecord } from '../features/records/useRecords';
import { BackLink } from '../ui/BackLink';
import { LoadedPart } from '../ui/LoadedPart';
import { RowMenu } from '../ui/RowMenu';
import { SignedInFrame } from './SignedInFrame';

type Opened = 'edit' | 'hold' | 'delete' | null;

/** One record: who was there when, who was not and why, and what can be done with it. */
export function RecordPage() {
  const { t } = useTranslation('records');
  const { record: id } = useParams({ from: '/records/$record' });
  const query = useRecord(id);
  const navigate = useNavigate();
  const [opened, open] = useState<Opened>(null);
  const close = () => open(null);
  const record = query.data;
  return (
    <SignedInFrame
      title={record?.topic ?? t('title')}
      back={<BackLink to="/records">{t('title')}</BackLink>}
      actions={record && <Actions record={record} onOpen={open} />}
    >
      <LoadedPart query={query}>
        {(loaded) => (
          <RecordDetails record={loaded}>
            <KeptBoard record={loaded.id} />
            <KeptChat record={loaded.id} />
          </RecordDetails>
        )}
      </LoadedPart>
      {record && opened === 'edit' && <EditRecordDialog record={record} onClose={close} />}
      {record && opened === 'hold' && <HoldDialog record={record} onClose={close} />}
      {record && opened === 'delete' && (
        <DeleteRecordDialog
          record={record}
          onDeleted={() => void navigate({ to: '/records' })}
          onClose={close}
        />
      )}
    </SignedInFrame>
  );
}

interface ActionsProps {
  readonly record: RecordView;
  readonly onOpen: (opened: Opened) => void;
}

function Actions({ record, onOpen }: ActionsProps) {
  const { t } = useTranslation('records');
  const me = useMe();
  const isAdmin = me?.kind === 'user' && me.role === 'admin';
  const { hold, managed, editable, topic } = record;
  return (
    <>
      {(managed || isAdmin) && (
        <RowMenu name={topic}>
          {isAdmin && (
            <Menu.Item
              leftSection={
                hold === null ? (
                  <IconLock size="1.125rem" aria-hidden="true" />
                ) : (
                  <IconLockOpen size="1.125rem" aria-hidden="true" />
                )
              }
              onClick={() => onOpen('hold')}
            >
              {hold === null ? t('hold.set') : t('hold.release')}
            </Menu.Item>
          )}
          {managed && (
            <Menu.Item
              color="coral"
              leftSection={<IconTrash size="1.125rem" aria-hidden="true" />}
              onClick={() => onOpen('delete')}
            >
              {t('delete.open')}
            </Menu.Item>
          )}
        </RowMenu>
      )}
      <DownloadMenu label={t('download.one')} wanted={{ records: [record.id] }} />
      {editable && (
        <Button leftSection={<IconEdit size="1.25rem" aria-hidden="true" />} onClick={() => onOpen('edit')}>
          {t('edit.open')}
        </Button>
      )}
    </>
  );
}
