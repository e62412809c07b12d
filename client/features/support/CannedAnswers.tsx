import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconMessage2 } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CannedAnswerView } from '../../../server/contract/support';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { EmptyState } from '../../ui/EmptyState';
import { FormDialog } from '../../ui/FormDialog';
import { useAct } from '../../ui/useAct';
import { useCannedAnswers } from './CannedPicker';
import classes from './Cards.module.css';
import { TOPICS } from './ticketWords';
import { SUPPORT_KEY, useLiveSupport } from './useTickets';

type Asked = { readonly what: 'form' | 'delete'; readonly answer: CannedAnswerView | null } | null;

/** Answers that agents have at hand: added, changed, deleted. */
export function CannedAnswers() {
  const { t } = useTranslation('support');
  const answers = useCannedAnswers();
  const [asked, ask] = useState<Asked>(null);
  useLiveSupport();
  const close = () => ask(null);
  return (
    <div className={classes.stack}>
      <div>
        <Button onClick={() => ask({ what: 'form', answer: null })}>{t('answers.add')}</Button>
      </div>
      {answers.data?.length === 0 && (
        <EmptyState icon={<IconMessage2 size="2rem" />} title={t('answers.empty')} />
      )}
      <ul className={classes.cards}>
        {answers.data?.map((answer) => (
          <li key={answer.id} className={classes.card}>
            <h2 className={classes.title}>{answer.title}</h2>
            <p className={classes.quiet}>{answer.topic ? t(`topics.${answer.topic}`) : t('answers.every')}</p>
            <p className={classes.text} lang="en">
              {answer.texts.en}
            </p>
            <p className={classes.text} lang="zh-CN">
              {answer.texts['zh-CN']}
            </p>
            <div className={classes.actions}>
              <Button
                variant="default"
                aria-label={t('answers.change', { title: answer.title })}
                onClick={() => ask({ what: 'form', answer })}
              >
                {t('staff.change')}
              </Button>
              <Button
                variant="default"
                aria-label={t('answers.delete', { title: answer.title })}
                onClick={() => ask({ what: 'delete', answer })}
              >
                {t('answers.deleteConfirm')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {asked?.what === 'form' && <AnswerForm answer={asked.answer} onClose={close} />}
      {asked?.what === 'delete' && asked.answer && <DeleteAnswer answer={asked.answer} onClose={close} />}
    </div>
  );
}

interface AnswerFormProps {
  readonly answer: CannedAnswerView | null;
  readonly onClose: () => void;
}

function AnswerForm({ answer, onClose }: AnswerFormProps) {
  const { t } = useTranslation('support');
  const rest = useRest();
  const [title, setTitle] = useState(answer?.title ?? '');
  const [topic, setTopic] = useState(answer?.topic ?? null);
  const [en, setEnglish] = useState(answer?.texts.en ?? '');
  const [zh, setChinese] = useState(answer?.texts['zh-CN'] ?? '');
  const [tried, setTried] = useState(false);
  const isDirty =
    title !== (answer?.title ?? '') ||
    en !== (answer?.texts.en ?? '') ||
    zh !== (answer?.texts['zh-CN'] ?? '');
  const save = useAct(
    () => {
      const body = { title, topic, texts: { en, 'zh-CN': zh } };
      return answer
        ? rest.request('changeCannedAnswer', { parameters: { cannedAnswer: answer.id }, body })
        : rest.request('addCannedAnswer', { body });
    },
    { stale: [[SUPPORT_KEY]], onDone: onClose },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() && en.trim() && zh.trim()) save.mutate();
  };
  const missing = (text: string) => tried && text.trim() === '' && t('answers.textMissing');
  const area = { size: 'md', autosize: true, minRows: 3, maxRows: 10, maxLength: 4000 } as const;
  return (
    <FormDialog
      title={answer ? t('answers.edit') : t('answers.add')}
      submit={t('answers.save')}
      size="lg"
      isDirty={isDirty}
      isPending={save.isPending}
      error={save.error}
      {...(codeOf(save.error) === 'conflict' && { problem: t('answers.taken') })}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('answers.name')}
        maxLength={80}
        value={title}
        error={tried && title.trim() === '' && t('answers.nameMissing')}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <NativeSelect
        size="md"
        label={t('answers.topic')}
        value={topic ?? ''}
        data={[
          { value: '', label: t('answers.every') },
          ...TOPICS.map((value) => ({ value, label: t(`topics.${value}`) })),
        ]}
        onChange={(event) => setTopic(TOPICS.find((each) => each === event.currentTarget.value) ?? null)}
      />
      <Textarea
        {...area}
        label={t('answers.en')}
        lang="en"
        value={en}
        error={missing(en)}
        onChange={(event) => setEnglish(event.currentTarget.value)}
      />
      <Textarea
        {...area}
        label={t('answers.zh')}
        lang="zh-CN"
        value={zh}
        error={missing(zh)}
        onChange={(event) => setChinese(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function DeleteAnswer({
  answer,
  onClose,
}: {
  readonly answer: CannedAnswerView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('support');
  const rest = useRest();
  const remove = useAct(
    () => rest.request('deleteCannedAnswer', { parameters: { cannedAnswer: answer.id } }),
    { stale: [[SUPPORT_KEY]], onDone: onClose },
  );
  return (
    <ConfirmDialog
      title={t('answers.deleteTitle', { title: answer.title })}
      confirm={t('answers.deleteConfirm')}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{t('answers.deleteText')}</p>
    </ConfirmDialog>
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
