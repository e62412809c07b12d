import { Loader } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../connection/useMe';
import { KeptBoard } from '../features/history/KeptBoard';
import { KeptChat } from '../features/history/KeptChat';
import { readFarewell } from '../features/summary/readFarewell';
import { SummaryProblem } from '../features/summary/SummaryProblem';
import { SummaryView } from '../features/summary/SummaryView';
import { useSummary } from '../features/summary/useSummary';
import { StageFrame } from '../ui/StageFrame';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import classes from './SummaryPage.module.css';

/** What one sees after leaving a meeting, or when it ended. */
export function SummaryPage() {
  const { t } = useTranslation(['home', 'common']);
  const { code } = useParams({ from: '/m/$code/summary' });
  const { meeting, reason, by } = useSearch({ from: '/m/$code/summary' });
  const chooseLocale = useChooseLocale();
  const me = useMe();
  const { data, error, refetch } = useSummary(code, meeting);
  useDocumentTitle(t('summary.title', { meeting: data?.title ?? '' }));

  const how = reason ?? (data?.endedAt ? 'everyone-left' : undefined);
  const farewell = t(`summary.farewell.${readFarewell(how, by)}`, { name: by });
  if (error !== null)
    return <SummaryProblem {...{ code, error, farewell }} onTryAgain={() => void refetch()} />;
  return (
    <StageFrame onChooseLocale={chooseLocale}>
      {data === undefined ? (
        <Loader className={classes.loading} aria-label={t('common:loading')} />
      ) : (
        <SummaryView summary={data} farewell={farewell} hasHome={me?.kind === 'user'}>
          <KeptBoard record={data.id} />
          <KeptChat record={data.id} />
        </SummaryView>
      )}
    </StageFrame>
  );
}
