import { useTranslation } from 'react-i18next';
import type { LiveMeetingView } from '../../../server/contract/archive';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useAct } from '../../ui/useAct';

interface EndMeetingDialogProps {
  readonly meeting: LiveMeetingView;
  readonly onClose: () => void;
}

/** Asks before a meeting is ended for everyone in it. */
export function EndMeetingDialog({ meeting, onClose }: EndMeetingDialogProps) {
  const { t } = useTranslation('live');
  const rest = useRest();
  const { topic, participants } = meeting;
  const end = useAct<void, null>(() => rest.request('endMeeting', { parameters: { meeting: meeting.id } }), {
    done: t('end.done', { topic }),
    stale: [['live-meetings'], ['records'], ['meetings']],
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={t('end.title', { topic })}
      confirm={t('end.confirm')}
      isPending={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate()}
      onClose={onClose}
    >
      <p>{t('end.text', { count: participants.length })}</p>
    </ConfirmDialog>
  );
}
