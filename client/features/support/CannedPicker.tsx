import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../server/contract/support';
import { useRest } from '../../connection/useRest';
import classes from './Form.module.css';
import { SUPPORT_KEY } from './useTickets';

interface CannedPickerProps {
  readonly ticket: TicketView;
  readonly onInsert: (text: string) => void;
}

/** Puts a canned answer into the field, in the language of whoever asked; those of the topic come first. */
export function CannedPicker({ ticket: { topic, locale }, onInsert }: CannedPickerProps) {
  const { t } = useTranslation('support');
  const answers = useCannedAnswers().data ?? [];
  if (answers.length === 0) return <p className={classes.quiet}>{t('desk.noCanned')}</p>;
  const sorted = [...answers].sort((a, b) => Number(b.topic === topic) - Number(a.topic === topic));
  return (
    <NativeSelect
      size="md"
      label={t('desk.canned')}
      value=""
      data={[{ value: '', label: '–' }, ...sorted.map(({ id, title }) => ({ value: id, label: title }))]}
      onChange={(event) => {
        const chosen = answers.find(({ id }) => id === event.currentTarget.value);
        if (chosen) onInsert(locale === 'zh-CN' ? chosen.texts['zh-CN'] : chosen.texts.en);
      }}
    />
  );
}

export function useCannedAnswers() {
  const rest = useRest();
  return useQuery({
    queryKey: [SUPPORT_KEY, 'canned'],
    queryFn: () => rest.request('listCannedAnswers'),
  });
}
