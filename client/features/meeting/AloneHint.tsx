import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './AloneHint.module.css';
import { useCopyLink } from './useCopyLink';

interface AloneHintProps {
  readonly link: string;
  /** Told a sentence when the link cannot be copied. */
  readonly onFailed: (sentence: string) => void;
}

/** Nobody else is here yet: says so, and helps to bring others in. */
export function AloneHint({ link, onFailed }: AloneHintProps) {
  const { t } = useTranslation('meeting');
  const [copied, setCopied] = useState(false);
  const copy = useCopyLink(link);
  return (
    <div className={classes.hint}>
      <p>
        <strong>{t('alone.title')}</strong> {t('alone.text')}
      </p>
      <Button variant="default" onClick={() => copy({ copied: () => setCopied(true), failed: onFailed })}>
        {copied ? t('alone.copied') : t('alone.copy')}
      </Button>
    </div>
  );
}
