import { useTranslation } from 'react-i18next';
import { useMe } from '../connection/useMe';
import { SuggestForm } from '../features/support/SuggestForm';
import { AllSuggestions, MySuggestions } from '../features/support/Suggestions';
import { useLiveSupport } from '../features/support/useTickets';
import { Card } from '../ui/Card';
import { SignedInFrame } from './SignedInFrame';
import classes from './SupportPages.module.css';

/** What could be better, and what becomes of it. */
export function SuggestionsPage() {
  const { t } = useTranslation('support');
  const me = useMe();
  useLiveSupport();
  const answers = me?.kind === 'user' && (me.isSupportAgent || me.role === 'admin');
  return (
    <SignedInFrame title={t('suggestions.title')} subtitle={t('suggestions.subtitle')}>
      <div className={classes.stack}>
        <Card title={t('suggestions.add')}>
          <SuggestForm />
        </Card>
        <Card title={t('suggestions.mine')}>
          <MySuggestions />
        </Card>
        {answers && (
          <Card title={t('suggestions.everybody')}>
            <AllSuggestions />
          </Card>
        )}
      </div>
    </SignedInFrame>
  );
}
