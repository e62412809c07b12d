import { useTranslation } from 'react-i18next';
import type { BrowserCheck, Measured } from './BrowserSelfTest';
import { CheckList } from './CheckList';
import { CheckRow } from './CheckRow';

/** What was found in this browser: its page, microphone, camera, and the way to the server and back. */
export function BrowserChecks({ checks }: { readonly checks: readonly BrowserCheck[] }) {
  const { t } = useTranslation('selftest');
  const textOf = (measured: Measured) => (typeof measured === 'string' ? measured : t('cameBack', measured));
  return (
    <CheckList>
      {checks.map((check) => (
        <CheckRow
          key={check.name}
          name={t(`browser.${check.name}`)}
          state={check.state}
          {...(check.state === 'running' ? {} : { milliseconds: check.milliseconds })}
          {...(check.state === 'passed' ? { detail: textOf(check.measured) } : {})}
          {...(check.state === 'failed' ? { detail: t(`problem.${check.problem}`) } : {})}
        />
      ))}
    </CheckList>
  );
}
