import { IconCheck, IconLink } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/Announcer';
import { formatCode } from '../../ui/formatCode';
import classes from './CopyCode.module.css';

const SHOWN_MS = 2500;

interface CopyCodeProps {
  readonly code: string;
  readonly title: string;
}

/** The meeting's code; pressing it copies the link that invites others. */
export function CopyCode({ code, title }: CopyCodeProps) {
  const { t } = useTranslation('home');
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}/m/${code}`);
    setCopied(true);
    announce(t('linkCopied'));
  };

  return (
    <button
      type="button"
      className={classes.code}
      aria-label={t('copyLink', { title, code: formatCode(code) })}
      onClick={() => void copy().catch(() => undefined)}
    >
      <span className="num">{copied ? t('linkCopied') : formatCode(code)}</span>
      {copied ? <IconCheck size="1rem" aria-hidden="true" /> : <IconLink size="1rem" aria-hidden="true" />}
    </button>
  );
}
