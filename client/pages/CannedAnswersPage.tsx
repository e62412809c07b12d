import { useTranslation } from 'react-i18next';
import { CannedAnswers } from '../features/support/CannedAnswers';
import { ButtonLink } from '../ui/ButtonLink';
import { SignedInFrame } from './SignedInFrame';

/** Answers that agents have at hand. */
export function CannedAnswersPage() {
  const { t } = useTranslation('support');
  return (
    <SignedInFrame
      title={t('answers.title')}
      subtitle={t('answers.text')}
      back={
        <ButtonLink to="/support" variant="subtle">
          {t('desk.title')}
        </ButtonLink>
      }
    >
      <CannedAnswers />
    </SignedInFrame>
  );
}
