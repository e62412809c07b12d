import { Badge, Button, Skeleton } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SignInView } from '../../../server/contract/accounts';
import { useRest } from '../../connection/useRest';
import { useAnnounce } from '../../ui/Announcer';
import { formatInstant } from '../../ui/formatInstant';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import { readDevice } from './readDevice';
import classes from './SignIns.module.css';

/** Every device that is signed in with this account; any of them can be signed out from here. */
export function SignIns() {
  const { t } = useTranslation('settings');
  const rest = useRest();
  const errorText = useErrorText();
  const { data, error } = useQuery({ queryKey: ['sign-ins'], queryFn: () => rest.request('listSignIns') });
  const endOne = useEnding((signIn: string) => rest.request('endSignIn', { parameters: { signIn } }));
  const endOthers = useEnding(() => rest.request('endOtherSignIns'));
  const failure = error ?? endOne.error ?? endOthers.error;
  return (
    <>
      {failure !== null && <ProblemCard title={t('signIns.failed')}>{errorText(failure)}</ProblemCard>}
      {data === undefined && error === null && <Skeleton height="4rem" />}
      <ul className={classes.list}>
        {data?.map((signIn) => (
          <SignInRow key={signIn.id} signIn={signIn} onEnd={() => endOne.mutate(signIn.id)} />
        ))}
      </ul>
      {data !== undefined && data.length > 1 && (
        <Button
          variant="default"
          mt="1rem"
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate('others')}
        >
          {t('signIns.endOthers')}
        </Button>
      )}
    </>
  );
}

function SignInRow({ signIn, onEnd }: { readonly signIn: SignInView; readonly onEnd: () => void }) {
  const { t, i18n } = useTranslation('settings');
  const device = readDevice(signIn.userAgent);
  const name = t('signIns.device', {
    browser: device.browser ?? t('signIns.unknown'),
    system: device.system ?? t('signIns.unknown'),
  });
  const seen = formatInstant(signIn.lastSeenAt, i18n.language);
  const Icon = device.mobile ? IconDeviceMobile : IconDeviceDesktop;
  return (
    <li className={classes.row}>
      <Icon className={classes.icon} aria-hidden="true" />
      <div className={classes.what}>
        <p className={classes.name}>
          {name} {signIn.current && <Badge color="leaf">{t('signIns.thisDevice')}</Badge>}
        </p>
        <p className={classes.facts}>{t('signIns.seen', { time: seen, ip: signIn.ip })}</p>
      </div>
      {!signIn.current && (
        <Button size="sm" variant="default" aria-label={t('signIns.endNamed', { name })} onClick={onEnd}>
          {t('signIns.end')}
        </Button>
      )}
    </li>
  );
}

function useEnding(ask: (signIn: string) => Promise<null>) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: ask,
    onSuccess: () => announce(t('signIns.ended')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sign-ins'] }),
  });
}
