import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketId } from '../../server/contract/ids';
import { useMe } from '../connection/useMe';
import { ArticleBody } from '../features/support/ArticleBody';
import { Conversation } from '../features/support/Conversation';
import { AT_REST } from '../features/support/HelpPlace';
import { HelpSearch } from '../features/support/HelpSearch';
import { useHelp } from '../features/support/useHelp';
import { useLiveSupport, useTicket } from '../features/support/useTickets';
import { ButtonLink } from '../ui/ButtonLink';
import { EntryFrame } from '../ui/EntryFrame';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import { SignedInFrame } from './SignedInFrame';
import classes from './SupportPages.module.css';

/** All help pages, with a search; or the conversation with support that the address names. */
export function HelpPage() {
  const { t } = useTranslation('support');
  const me = useMe();
  const { ticket } = useSearch({ from: '/help' });
  if (ticket !== undefined && me?.kind === 'user') return <ConversationPage id={ticket as TicketId} />;
  return (
    <HelpFrame title={t('help.pages')} subtitle={t('help.subtitle')}>
      <HelpSearch
        wayTo={({ id, title }) => (
          <Link to="/help/$article" params={{ article: id }}>
            {title}
          </Link>
        )}
      />
    </HelpFrame>
  );
}

function ConversationPage({ id }: { readonly id: TicketId }) {
  const { t } = useTranslation('support');
  useLiveSupport();
  const { data } = useTicket(id);
  return (
    <HelpFrame
      title={data?.subject ?? t('ask.title')}
      back={
        <ButtonLink to="/help" variant="subtle">
          {t('help.all')}
        </ButtonLink>
      }
    >
      <Conversation key={id} id={id} place={AT_REST} />
    </HelpFrame>
  );
}

/** One help page. */
export function HelpArticlePage() {
  const { t } = useTranslation('support');
  const { article: id } = useParams({ from: '/help/$article' });
  const { data } = useHelp();
  const article = data?.find((each) => each.id === id);
  const title = article?.title ?? (data ? t('help.notThere') : t('help.pages'));
  return (
    <HelpFrame
      title={title}
      back={
        <ButtonLink to="/help" variant="subtle">
          {t('help.all')}
        </ButtonLink>
      }
    >
      {article && (
        <div className={classes.article}>
          <ArticleBody article={article} />
        </div>
      )}
    </HelpFrame>
  );
}

interface HelpFrameProps {
  readonly title: string;
  readonly subtitle?: string;
  readonly back?: ReactNode;
  readonly children: ReactNode;
}

/** Help is for everybody: whoever is not signed in may need it most. */
function HelpFrame({ title, subtitle, back, children }: HelpFrameProps) {
  const me = useMe();
  const chooseLocale = useChooseLocale();
  useDocumentTitle(title);
  if (me?.kind === 'user') {
    return (
      <SignedInFrame title={title} subtitle={subtitle} back={back}>
        <div className={classes.help}>{children}</div>
      </SignedInFrame>
    );
  }
  return (
    <EntryFrame onChooseLocale={chooseLocale}>
      <div className={classes.help}>
        {back}
        <h1>{title}</h1>
        {subtitle !== undefined && <p>{subtitle}</p>}
        {children}
      </div>
    </EntryFrame>
  );
}
