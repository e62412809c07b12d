import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportFigures } from '../../../server/contract/supportStaff';
import { useRest } from '../../connection/useRest';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Cards.module.css';
import { formatSpan } from './formatSpan';
import { TwinChart } from './TwinChart';
import { SUPPORT_KEY } from './useTickets';

const SPANS = ['7', '30', '90'] as const;
const DAY_MS = 24 * 60 * 60_000;

/** What support has to do and how fast it answers: numbers, and charts that each have a table beside them. */
export function Figures() {
  const { t } = useTranslation('support');
  const errorText = useErrorText();
  const rest = useRest();
  const [days, setDays] = useState<(typeof SPANS)[number]>('30');
  const { data, error } = useQuery({
    queryKey: [SUPPORT_KEY, 'figures', days],
    queryFn: () => {
      const now = Date.now();
      const from = new Date(now - Number(days) * DAY_MS).toISOString();
      return rest.request('viewSupportFigures', {
        query: { from, until: new Date(now + 1000).toISOString() },
      });
    },
    placeholderData: keepPreviousData,
  });
  return (
    <div className={classes.stack}>
      <NativeSelect
        size="md"
        label={t('figures.span')}
        value={days}
        data={SPANS.map((value) => ({ value, label: t(`figures.spans.${value}`) }))}
        onChange={(event) => setDays(SPANS.find((each) => each === event.currentTarget.value) ?? '30')}
      />
      {error !== null && <ProblemCard title={t('figures.failed')}>{errorText(error)}</ProblemCard>}
      {data && (data.opened === 0 ? <p>{t('figures.empty')}</p> : <Shown figures={data} />)}
    </div>
  );
}

function Shown({ figures }: { readonly figures: SupportFigures }) {
  const { t, i18n } = useTranslation('support');
  const time = (seconds: number | null) =>
    seconds === null ? t('figures.none') : formatSpan(seconds, i18n.language);
  const rated = figures.stars.reduce((sum, count) => sum + count, 0);
  const average = figures.stars.reduce((sum, count, index) => sum + count * (index + 1), 0) / rated;
  return (
    <>
      <dl className={classes.numbers}>
        <Fact term={t('figures.opened')} value={String(figures.opened)} />
        <Fact term={t('figures.unsolved')} value={String(figures.unsolved)} />
        <Fact term={t('figures.median')} value={time(figures.firstAnswer.median)} />
        <Fact term={t('figures.p90')} value={time(figures.firstAnswer.p90)} />
        <Fact term={t('figures.stars')} value={rated > 0 ? average.toFixed(1) : t('figures.none')} />
      </dl>
      <TwinChart
        title={t('figures.topics')}
        head={[t('figures.topic'), t('figures.opened'), t('figures.first'), t('figures.firstP90')]}
        rows={figures.topics.map(({ topic, opened, firstAnswer }) => ({
          label: t(`topics.${topic}`),
          value: opened,
          more: [time(firstAnswer.median), time(firstAnswer.p90)],
        }))}
      />
      <TwinChart
        title={t('figures.days')}
        head={[t('figures.day'), t('figures.opened')]}
        rows={figures.days.map(({ day, opened }) => ({ label: day, value: opened, more: [] }))}
      />
      <TwinChart
        title={t('figures.steps')}
        head={[t('figures.step'), t('figures.count'), t('figures.half'), t('figures.most')]}
        rows={figures.steps.map(({ step, count, median, p90 }) => ({
          label: t(`steps.${step}`),
          value: count,
          more: [time(median), time(p90)],
        }))}
      />
      <TwinChart
        title={t('figures.ratings')}
        head={[t('figures.rating'), t('figures.count')]}
        rows={figures.stars.map((count, index) => ({ label: String(index + 1), value: count, more: [] }))}
      />
    </>
  );
}

function Fact({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div className={classes.number}>
      <dt>{term}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}
