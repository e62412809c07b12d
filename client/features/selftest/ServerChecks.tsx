import { useTranslation } from 'react-i18next';
import type { SelfTestReport } from '../../../server/contract/operations';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import { CheckList } from './CheckList';
import { CheckRow } from './CheckRow';

interface ServerChecksProps {
  readonly report: SelfTestReport | undefined;
  readonly error: unknown;
  readonly running: boolean;
}

/** What the server writes of its parts by itself: figures where they work, the exact cause where they do not. */
const SERVER_LANGUAGE = 'en';

/** What the server found when it looked at its own parts. */
export function ServerChecks({ report, error, running }: ServerChecksProps) {
  const { t, i18n } = useTranslation('selftest');
  const errorText = useErrorText();
  if (running) {
    return (
      <CheckList>
        <CheckRow name={t('server.asking')} state="running" />
      </CheckList>
    );
  }
  if (report === undefined) {
    return <ProblemCard title={t('server.unreachable')}>{errorText(error)}</ProblemCard>;
  }
  return (
    <CheckList>
      {report.checks.map(({ name, state, detail, milliseconds }) => (
        <CheckRow
          key={name}
          name={t(`server.${name}`)}
          {...{ state, milliseconds }}
          {...(state === 'failed' ? { cause: t(`server.fails.${name}`) } : {})}
          {...(state === 'failed' || i18n.language === SERVER_LANGUAGE
            ? { detail, detailLang: SERVER_LANGUAGE }
            : {})}
        />
      ))}
    </CheckList>
  );
}
