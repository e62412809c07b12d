import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, LocalMediaState } from '../../connection/LocalMedia';
import { ProblemCard } from '../../ui/ProblemCard';
import { type JoinProblem, readProblems } from './readProblems';
import { useSilence } from './useSilence';

interface ProblemsProps {
  readonly media: LocalMedia;
  readonly state: LocalMediaState;
  readonly onJoinWithout: () => void;
}

/** What stands in the way of being heard and seen, with the way around it. */
export function Problems({ media, state, onJoinWithout }: ProblemsProps) {
  const { t } = useTranslation('prejoin');
  const silent = useSilence(media, state.microphone === 'on');

  const tryAgain = ({ sources }: JoinProblem) => {
    if (sources !== 'camera') void media.setMicrophoneOn(true);
    if (sources !== 'microphone') void media.setCameraOn(true);
  };
  const joinWithout = ({ sources }: JoinProblem) => {
    if (sources !== 'camera') void media.setMicrophoneOn(false);
    if (sources !== 'microphone') void media.setCameraOn(false);
    onJoinWithout();
  };

  return (
    <>
      {readProblems(state, window.isSecureContext).map((problem) => (
        <ProblemCard
          key={problem.sources}
          title={t(`${textOf(problem)}.title`)}
          actions={
            <>
              {problem.problem !== 'insecure' && (
                <Button size="sm" onClick={() => tryAgain(problem)}>
                  {t('problem.tryAgain')}
                </Button>
              )}
              <Button size="sm" variant="default" onClick={() => joinWithout(problem)}>
                {t(`problem.without.${problem.sources}`)}
              </Button>
            </>
          }
        >
          {t(`${textOf(problem)}.text`)}
        </ProblemCard>
      ))}
      {silent && (
        <ProblemCard tone="warning" title={t('problem.silent.title')}>
          {t('problem.silent.text')}
        </ProblemCard>
      )}
      {state.unavailable.blur && (
        <ProblemCard tone="warning" title={t('problem.blur.title')}>
          {t('problem.blur.text')}
        </ProblemCard>
      )}
    </>
  );
}

function textOf(problem: JoinProblem) {
  return problem.problem === 'insecure'
    ? ('problem.insecure' as const)
    : (`problem.${problem.problem}.${problem.sources}` as const);
}
