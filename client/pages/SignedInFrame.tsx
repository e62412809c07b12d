import { IconLogout } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, useMe } from '../connection/useMe';
import { useRest } from '../connection/useRest';
import { NoticeBell } from '../features/notices/NoticeBell';
import { HelpButton } from '../features/support/HelpButton';
import { Monogram } from '../ui/Monogram';
import { PageFrame } from '../ui/PageFrame';
import type { PageHeaderProps } from '../ui/PageHeader';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import { Navigation } from './Navigation';
import classes from './SignedInFrame.module.css';

interface SignedInFrameProps extends PageHeaderProps {
  /** What the browser's tab says, where that differs from the title. */
  readonly tabTitle?: string;
  readonly children: ReactNode;
}

/** The frame of a page of someone signed in: where they can go, who they are, the way out. */
export function SignedInFrame({ tabTitle, children, ...header }: SignedInFrameProps) {
  useDocumentTitle(tabTitle ?? header.title);
  const chooseLocale = useChooseLocale();
  return (
    <PageFrame
      {...header}
      onChooseLocale={chooseLocale}
      tools={<NoticeBell />}
      navigation={<Navigation />}
      help={<HelpButton />}
      account={<Account />}
    >
      {children}
    </PageFrame>
  );
}

function Account() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  if (me === null) return null;
  return (
    <div className={classes.account}>
      <Monogram name={me.displayName} />
      <span className={classes.name}>{me.displayName}</span>
      <button
        type="button"
        className={classes.out}
        aria-label={t('nav.signOut')}
        title={t('nav.signOut')}
        onClick={() => signOut.mutate()}
      >
        <IconLogout size="1.25rem" aria-hidden="true" />
      </button>
    </div>
  );
}

function useSignOut() {
  const rest = useRest();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => rest.request('signOut'),
    onSuccess: async () => {
      queries.clear();
      queries.setQueryData(meQuery(rest).queryKey, null);
      await navigate({ to: '/sign-in' });
    },
  });
}
