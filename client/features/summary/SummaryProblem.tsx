import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/ButtonLink';
import { FullPageMessage } from '../../ui/FullPageMessage';
import { useErrorText } from '../../ui/useErrorText';

interface SummaryProblemProps {
  readonly code: string;
  readonly error: unknown;
  readonly farewell: string;
  readonly onTryAgain: () => void;
}

/** One has left, but the summary cannot be had: still says so, and leads on. */
export function SummaryProblem({ code, error, farewell, onTryAgain }: SummaryProblemProps) {
  const { t } = useTranslation(['home', 'common']);
  const errorText = useErrorText();
  return (
    <FullPageMessage
      title={farewell}
      actions={
        <>
          <ButtonLink to="/m/$code" params={{ code }}>
            {t('summary.rejoin')}
          </ButtonLink>
          <Button variant="default" onClick={onTryAgain}>
            {t('common:tryAgain')}
          </Button>
          <ButtonLink to="/" variant="default">
            {t('common:toHome')}
          </ButtonLink>
        </>
      }
    >
      {t('summary.failed')} {errorText(error)}
    </FullPageMessage>
  );
}
