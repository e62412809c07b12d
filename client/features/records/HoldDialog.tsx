import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../server/contract/archive';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useAct } from '../../ui/useAct';
import { RECORDS_STALE } from './useRecords';

interface HoldDialogProps {
  readonly record: RecordView;
  readonly onClose: () => void;
}

/** Puts a record under legal hold, or releases it. */
export function HoldDialog({ record, onClose }: HoldDialogProps) {
  return record.hold === null ? (
    <SetHold record={record} onClose={onClose} />
  ) : (
    <ReleaseHold record={record} onClose={onClose} />
  );
}

function SetHold({ record, onClose }: HoldDialogProps) {
  const { t } = useTranslation('records');
  const rest = useRest();
  const [reason, setReason] = useState('');
  const hold = useAct<void, RecordView>(
    () => rest.request('holdRecord', { parameters: { record: record.id }, body: { reason } }),
    { done: t('hold.done'), stale: RECORDS_STALE, onDone: onClose },
  );
  return (
    <ConfirmDialog
      title={t('hold.setTitle', { topic: record.topic })}
      confirm={t('hold.set')}
      tone="plain"
      isPending={hold.isPending}
      error={hold.error}
      isBlocked={reason.trim() === ''}
      onConfirm={() => hold.mutate()}
      onClose={onClose}
    >
      <p>{t('hold.setText')}</p>
      <TextInput
        label={t('hold.reason')}
        description={t('hold.reasonHint')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

function ReleaseHold({ record, onClose }: HoldDialogProps) {
  const { t } = useTranslation('records');
  const rest = useRest();
  const release = useAct<void, RecordView>(
    () => rest.request('releaseRecord', { parameters: { record: record.id } }),
    { done: t('hold.released'), stale: RECORDS_STALE, onDone: onClose },
  );
  return (
    <ConfirmDialog
      title={t('hold.releaseTitle', { topic: record.topic })}
      confirm={t('hold.release')}
      isPending={release.isPending}
      error={release.error}
      onConfirm={() => release.mutate()}
      onClose={onClose}
    >
      <p>{t('hold.releaseText')}</p>
    </ConfirmDialog>
  );
}
