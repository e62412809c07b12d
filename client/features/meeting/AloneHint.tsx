import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/Announcer';
import classes from './AloneHint.module.css';

/** Nobody else is here yet: says so, and helps to bring others in. */
export function AloneHint({ link }: { readonly link: string }) {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
    announce(t('alone.copied'));
  };
  return (
    <div className={classes.hint}>
      <p>
        <strong>{t('alone.title')}</strong> {t('alone.text')}
      </p>
      <Button variant="default" onClick={() => void copy().catch(() => undefined)}>
        {copied ? t('alone.copied') : t('alone.copy')}
      </Button>
    </div>
  );
}
