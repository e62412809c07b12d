import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participation } from './Participation';
import { stageTitle } from './stageTitle';

/** Keeps the browser's tab saying which meeting this is and whether one is heard in it. */
export function useStageTitle(meeting: string, participation: Participation, microphoneOn: boolean): void {
  const { t } = useTranslation('meeting');
  const title = t(stageTitle(participation, microphoneOn), { meeting });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
