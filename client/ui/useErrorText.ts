import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../server/contract/errors';

interface CodedError {
  readonly code: ErrorCode;
  readonly retryAfter?: number | undefined;
}

/** The sentence for an error, in the person's language; says when to try again where the server told. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation('errors');
  return (error) => {
    if (!isCoded(error)) return t('internal');
    const sentence = t(error.code);
    if (error.retryAfter === undefined) return sentence;
    const minutes = Math.ceil(error.retryAfter / 60);
    const when =
      error.retryAfter < 60
        ? t('retryInSeconds', { count: Math.ceil(error.retryAfter) })
        : t('retryInMinutes', { count: minutes });
    return t('sentences', { first: sentence, second: when });
  };
}

function isCoded(error: unknown): error is CodedError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
