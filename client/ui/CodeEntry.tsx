import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CodeEntry.module.css';
import { formatCode, readCode } from './formatCode';

const LENGTH = 9;

/** Where a meeting code is typed or pasted: with spaces, with hyphens, or as the whole link. */
export function CodeEntry({ onCode }: { readonly onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const hint = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === LENGTH) onCode(code);
    else setIncomplete(true);
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        classNames={{ root: classes.field, input: classes.digits }}
        label={t('code.label')}
        description={t('code.hint')}
        descriptionProps={{ id: hint }}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        error={incomplete && t('code.incomplete', { count: LENGTH - code.length })}
        inputMode="numeric"
        autoComplete="off"
        placeholder="000 000 000"
        value={formatCode(code)}
        onChange={(event) => {
          setCode(readCode(event.currentTarget.value));
          setIncomplete(false);
        }}
      />
      <Button type="submit" variant="default" className={classes.button}>
        {t('code.join')}
      </Button>
    </form>
  );
}
