import { IconHeartbeat, IconHome, IconLogout, IconSettings } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, useMe } from '../connection/useMe';
import { useRest } from '../connection/useRest';
import { Monogram } from '../ui/Monogram';
import { NavLink } from '../ui/NavLink';
import { PageFrame } from '../ui/PageFrame';
import { useChooseLocale } from '../ui/useChooseLocale';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import classes from './SignedInFrame.module.css';

interface SignedInFrameProps {
  readonly title: string;
  /** What the browser's tab says, where that differs from the title. */
  readonly tabTitle?: string;
  readonly subtitle?: string;
  readonly children: ReactNode;
}

/** The frame of a page of someone signed in: where they can go, who they are, the way out. */
export function SignedInFrame({ title, tabTitle, subtitle, children }: SignedInFrameProps) {
  const { t } = useTranslation();
  useDocumentTitle(tabTitle ?? title);
  const signOut = useSignOut();
  const me = useMe();
  const chooseLocale = useChooseLocale();
  return (
    <PageFrame
      title={title}
      {...(subtitle === undefined ? {} : { subtitle })}
      onChooseLocale={chooseLocale}
      links={
        <>
          <NavLink to="/" icon={<IconHome size="1.25rem" />}>
            {t('nav.home')}
          </NavLink>
          <NavLink to="/self-test" icon={<IconHeartbeat size="1.25rem" />}>
            {t('nav.selfTest')}
          </NavLink>
          <NavLink to="/settings" icon={<IconSettings size="1.25rem" />}>
            {t('nav.settings')}
          </NavLink>
        </>
      }
      account={
        me !== null && (
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
        )
      }
    >
      {children}
    </PageFrame>
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
