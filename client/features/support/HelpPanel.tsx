import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketId } from '../../../server/contract/ids';
import { useMe } from '../../connection/useMe';
import type { HelpArticle } from '../../locales/help/HelpArticle';
import { useFocusOnMount } from '../../ui/useFocusOnMount';
import { ArticleBody } from './ArticleBody';
import { AskForm } from './AskForm';
import { Conversation } from './Conversation';
import classes from './Help.module.css';
import type { HelpPlace } from './HelpPlace';
import { HelpSearch } from './HelpSearch';
import { MyTickets } from './MyTickets';
import { OnDuty } from './OnDuty';
import { SuggestForm } from './SuggestForm';
import { useLiveSupport } from './useTickets';

/** What the panel shows. */
type View =
  | { readonly at: 'start' | 'ask' | 'suggest' }
  | { readonly at: 'article'; readonly article: HelpArticle; readonly words: readonly string[] }
  | { readonly at: 'ticket'; readonly id: TicketId; readonly subject: string };

/** Help in one place: the help pages, one's conversations with support, and a new one. */
export function HelpPanel({ place }: { readonly place: HelpPlace }) {
  const { t } = useTranslation('support');
  const me = useMe();
  const [view, setView] = useState<View>({ at: 'start' });
  const [wasElsewhere, setWasElsewhere] = useState(false);
  useLiveSupport();
  const go = (next: View) => {
    setWasElsewhere(true);
    setView(next);
  };
  const back = () => go({ at: 'start' });
  switch (view.at) {
    case 'start':
      return (
        <div className={classes.panel}>
          {wasElsewhere && <PanelTitle>{t('help.title')}</PanelTitle>}
          <div className={classes.actions}>
            <Button onClick={() => go({ at: 'ask' })}>{t('help.ask')}</Button>
            {me?.kind === 'user' && (
              <Button variant="default" onClick={() => go({ at: 'suggest' })}>
                {t('help.suggest')}
              </Button>
            )}
          </div>
          <OnDuty />
          <MyTickets onOpen={({ id, subject }) => go({ at: 'ticket', id, subject })} />
          <section>
            <h3 className={classes.section}>{t('help.pages')}</h3>
            <HelpSearch
              wayTo={(article, words) => (
                <button
                  type="button"
                  className={classes.open}
                  onClick={() => go({ at: 'article', article, words })}
                >
                  {article.title}
                </button>
              )}
            />
          </section>
        </div>
      );
    case 'article':
      return (
        <Part title={view.article.title} onBack={back}>
          <ArticleBody article={view.article} words={view.words} headings="h3" />
          <Button onClick={() => go({ at: 'ask' })}>{t('help.ask')}</Button>
        </Part>
      );
    case 'ask':
      return (
        <Part title={t('ask.title')} onBack={back}>
          <AskForm place={place} onSent={(id) => go({ at: 'ticket', id, subject: t('ask.title') })} />
        </Part>
      );
    case 'suggest':
      return (
        <Part title={t('suggestions.add')} onBack={back}>
          <SuggestForm />
        </Part>
      );
    case 'ticket':
      return (
        <Part title={view.subject} onBack={back}>
          <Conversation key={view.id} id={view.id} place={place} />
        </Part>
      );
  }
}

interface PartProps {
  readonly title: string;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

function Part({ title, onBack, children }: PartProps) {
  const { t } = useTranslation('support');
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <button type="button" className={classes.back} onClick={onBack}>
          <IconArrowLeft size="1.125rem" aria-hidden="true" />
          {t('help.back')}
        </button>
        <PanelTitle>{title}</PanelTitle>
      </div>
      {children}
    </div>
  );
}

/** What comes takes the focus, so that it is spoken. */
function PanelTitle({ children }: { readonly children: ReactNode }) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <h2 ref={heading} className={classes.title} tabIndex={-1}>
      {children}
    </h2>
  );
}
