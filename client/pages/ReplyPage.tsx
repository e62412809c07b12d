import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RequestError } from '../connection/RequestError';
import { LinkReply } from '../features/bookings/LinkReply';
import { useReplyLink } from '../features/bookings/useReplyLink';
import { useAnnounce } from '../ui/Announcer';
import { ButtonLink } from '../ui/ButtonLink';
import { EntryFrame } from '../ui/EntryFrame';
import { RetryCard } from '../ui/RetryCard';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import { useLinkToken } from '../ui/useLinkToken';
import classes from './EntryPage.module.css';

/** Answers an invitation by the link of its mail, without an account. */
export function ReplyPage() {
  const { t } = useTranslation(['bookings', 'common']);
  const chooseLocale = useChooseLocale();
  const token = useLinkToken();
  const link = useReplyLink(token);
  const announce = useAnnounce();
  const view = link.view.data;
  useDocumentTitle(view?.title ?? t('link.title'));
  return (
    <EntryFrame onChooseLocale={chooseLocale}>
      {view && (
        <>
          <h1 className={classes.title}>{view.title}</h1>
          <LinkReply
            view={view}
            isPending={link.answer.isPending}
            error={link.answer.error}
            onReply={(reply) =>
              link.answer.mutate(reply, { onSuccess: () => announce(t(`reply.done.${reply.answer}`)) })
            }
          />
        </>
      )}
      {link.view.isPending && <Loader aria-label={t('common:loading')} />}
      {view === undefined && link.view.error !== null && (
        <SpentLink
          error={link.view.error}
          isPending={link.renew.isPending}
          isSent={link.renew.isSuccess}
          onRenew={() => link.renew.mutate()}
          onTryAgain={() => void link.view.refetch()}
        />
      )}
    </EntryFrame>
  );
}

interface SpentLinkProps {
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isSent: boolean;
  readonly onRenew: () => void;
  readonly onTryAgain: () => void;
}

/** A link that was used, is too old or was mistyped: not the person's fault, and there is a way on. */
function SpentLink({ error, isPending, isSent, onRenew, onTryAgain }: SpentLinkProps) {
  const { t } = useTranslation(['bookings', 'common']);
  if (error instanceof RequestError && ['unavailable', 'internal', 'rate-limited'].includes(error.code)) {
    return (
      <>
        <h1 className={classes.title}>{t('link.title')}</h1>
        <RetryCard title={t('common:problem.part')} error={error} onRetry={onTryAgain} />
      </>
    );
  }
  return (
    <>
      <h1 className={classes.title}>{t('link.spent')}</h1>
      <p className={classes.lead}>{t('link.spentText')}</p>
      {isSent ? (
        <p role="status">{t('link.renewed')}</p>
      ) : (
        <Button fullWidth loading={isPending} onClick={onRenew}>
          {t('link.renew')}
        </Button>
      )}
      <ButtonLink to="/" variant="default" fullWidth mt="sm">
        {t('common:toHome')}
      </ButtonLink>
    </>
  );
}
