import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../server/contract/archive';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useAct } from '../../ui/useAct';

interface DeleteRecordDialogProps {
  readonly record: RecordView;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}

/** Asks before a meeting goes with all that is known of it. */
export function DeleteRecordDialog({ record, onDeleted, onClose }: DeleteRecordDialogProps) {
  const { t } = useTranslation('records');
  const rest = useRest();
  const { topic } = record;
  const drop = useAct<void, null>(
    () => rest.request('deleteRecord', { parameters: { record: record.id } }),
    // The record itself is not asked for again: it is gone.
    { done: t('delete.done', { topic }), stale: [['records', 'list']], onDone: onDeleted },
  );
  return (
    <ConfirmDialog
      title={t('delete.title', { topic })}
      confirm={t('delete.confirm')}
      isPending={drop.isPending}
      error={drop.error}
      onConfirm={() => drop.mutate()}
      onClose={onClose}
    >
      <p>{t('delete.text')}</p>
    </ConfirmDialog>
  );
}
