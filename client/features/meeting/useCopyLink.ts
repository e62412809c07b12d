import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/Announcer';

interface CopyOutcome {
  readonly copied?: () => void;
  /** Told a sentence that has the link in it. */
  readonly failed: (sentence: string) => void;
}

/** Copies the meeting's link and says so; where the browser does not let us, the link is shown to be copied by hand. */
export function useCopyLink(link: string): (outcome: CopyOutcome) => void {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  return useCallback(
    ({ copied, failed }) => {
      const fail = () => failed(t('alone.notCopied', { link }));
      // Missing on pages that are not secure, whatever the types say.
      const clipboard = navigator.clipboard as Clipboard | undefined;
      if (!clipboard) return fail();
      clipboard.writeText(link).then(() => {
        copied?.();
        announce(t('alone.copied'));
      }, fail);
    },
    [link, announce, t],
  );
}
