import { TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../server/contract/archive';
import { useRest } from '../../connection/useRest';
import { FormDialog } from '../../ui/FormDialog';
import { useAct } from '../../ui/useAct';
import { useFieldErrors } from '../../ui/useFieldErrors';
import { RECORDS_STALE } from './useRecords';

interface EditRecordDialogProps {
  readonly record: RecordView;
  readonly onClose: () => void;
}

interface Draft {
  readonly topic: string;
  readonly description: string;
  readonly tags: string[];
  readonly minutes: string;
}

/** Changes what a record says beside the facts. */
export function EditRecordDialog({ record, onClose }: EditRecordDialogProps) {
  const { t } = useTranslation('records');
  const rest = useRest();
  const original = toDraft(record);
  const [draft, setDraft] = useState(original);
  /** As it was when the dialog was opened: what somebody else has written meanwhile is not lost. */
  const [version] = useState(record.version);
  const [wasSent, setSent] = useState(false);
  const save = useAct<void, RecordView>(
    () => rest.request('changeRecord', { parameters: { record: record.id }, body: { ...draft, version } }),
    { done: t('edit.done'), stale: RECORDS_STALE, onDone: onClose },
  );
  const errors = useFieldErrors(save.error, { topic: t('edit.topicWrong') });
  const isComplete = draft.topic.trim() !== '';
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <FormDialog
      title={t('edit.title')}
      submit={t('edit.submit')}
      size="lg"
      isDirty={JSON.stringify(draft) !== JSON.stringify(original)}
      isPending={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={() => {
        setSent(true);
        if (isComplete) save.mutate();
      }}
    >
      <TextInput
        label={t('edit.topic')}
        required
        maxLength={120}
        value={draft.topic}
        error={wasSent && !isComplete ? t('edit.topicWrong') : errors['topic']}
        onChange={(event) => change({ topic: event.currentTarget.value })}
      />
      <Textarea
        label={t('edit.description')}
        maxLength={2_000}
        autosize
        minRows={2}
        maxRows={6}
        value={draft.description}
        error={errors['description']}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <TagsInput
        label={t('edit.tags')}
        description={t('edit.tagsHint')}
        maxTags={20}
        value={draft.tags}
        error={errors['tags']}
        onChange={(tags) => change({ tags })}
      />
      <Textarea
        label={t('edit.minutes')}
        maxLength={20_000}
        autosize
        minRows={5}
        maxRows={16}
        value={draft.minutes}
        error={errors['minutes']}
        onChange={(event) => change({ minutes: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

function toDraft({ topic, description, tags, minutes }: RecordView): Draft {
  return { topic, description, tags: [...tags], minutes };
}
