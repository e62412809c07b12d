import { useTranslation } from 'react-i18next';
import { Desk } from '../features/support/Desk';
import { ButtonLink } from '../ui/ButtonLink';
import { SignedInFrame } from './SignedInFrame';

/** Conversations with people who ask for help, for agents and admins. */
export function SupportDeskPage() {
  const { t } = useTranslation('support');
  return (
    <SignedInFrame
      title={t('desk.title')}
      subtitle={t('desk.subtitle')}
      actions={
        <ButtonLink to="/support/answers" variant="default">
          {t('answers.title')}
        </ButtonLink>
      }
    >
      <Desk />
    </SignedInFrame>
  );
}
