import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../connection/useMe';
import { useRest } from '../connection/useRest';
import { PersonCard } from '../features/directory/PersonCard';
import { BackLink } from '../ui/BackLink';
import { ButtonLink } from '../ui/ButtonLink';
import { Panel } from '../ui/Panel';
import { ProblemCard } from '../ui/ProblemCard';
import { useErrorText } from '../ui/useErrorText';
import { SignedInFrame } from './SignedInFrame';

/** Somebody's card; one's own leads to where it is changed. */
export function PersonPage() {
  const { t } = useTranslation('directory');
  const { user } = useParams({ from: '/directory/$user' });
  const rest = useRest();
  const me = useMe();
  const errorText = useErrorText();
  const { data, error } = useQuery({
    queryKey: ['directory', 'card', user],
    queryFn: () => rest.request('viewCard', { parameters: { user } }),
  });
  const isOwn = me?.kind === 'user' && me.id === user;
  return (
    <SignedInFrame
      title={data?.displayName ?? t('person')}
      back={<BackLink to="/directory">{t('title')}</BackLink>}
      actions={isOwn && <ButtonLink to="/settings">{t('editOwn')}</ButtonLink>}
    >
      <Panel>
        {error === null ? (
          <PersonCard card={data} />
        ) : (
          <ProblemCard title={t('noPerson')}>{errorText(error)}</ProblemCard>
        )}
      </Panel>
    </SignedInFrame>
  );
}
