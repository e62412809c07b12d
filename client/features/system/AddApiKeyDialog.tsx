import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { API_SCOPES } from '../../../server/contract/integrationChoices';
import type { AddApiKeyRequest, AddedApiKey, ApiScope } from '../../../server/contract/integrations';
import { useRest } from '../../connection/useRest';
import { FormDialog } from '../../ui/FormDialog';
import { useAct } from '../../ui/useAct';
import classes from './System.module.css';
import { KEYS_STALE } from './useIntegrations';
import { useScopeName } from './useScopeName';

interface AddApiKeyDialogProps {
  readonly onAdded: (added: AddedApiKey) => void;
  readonly onClose: () => void;
}

const SPANS = [30, 90, 365] as const;

/** Makes a key that acts in one's own name, within what is chosen here. */
export function AddApiKeyDialog({ onAdded, onClose }: AddApiKeyDialogProps) {
  const { t } = useTranslation('system');
  const rest = useRest();
  const scopeName = useScopeName();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly ApiScope[]>([]);
  const [days, setDays] = useState('90');
  const [tried, setTried] = useState(false);
  const add = useAct<AddApiKeyRequest, AddedApiKey>((body) => rest.request('addApiKey', { body }), {
    stale: KEYS_STALE,
    onDone: onAdded,
  });
  const isComplete = name.trim() !== '' && scopes.length > 0;
  const submit = () => {
    setTried(true);
    const span = SPANS.find((one) => String(one) === days);
    if (isComplete) add.mutate({ name, scopes: [...scopes], ...(span !== undefined && { days: span }) });
  };
  return (
    <FormDialog
      title={t('keys.add')}
      submit={t('keys.make')}
      size="lg"
      isDirty={!add.isSuccess && (name !== '' || scopes.length > 0)}
      isPending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('keys.name')}
        description={t('keys.nameHint')}
        maxLength={64}
        value={name}
        error={tried && name.trim() === '' && t('keys.nameMissing')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t('keys.may')}
        description={t('keys.mayHint')}
        value={[...scopes]}
        error={tried && scopes.length === 0 && t('keys.mayMissing')}
        onChange={(chosen) => setScopes(API_SCOPES.filter((scope) => chosen.includes(scope)))}
      >
        <div className={classes.choices}>
          {API_SCOPES.map((scope) => (
            <Checkbox key={scope} value={scope} label={scopeName(scope)} />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={t('keys.expires')}
        rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
        data={[
          ...SPANS.map((count) => ({ value: String(count), label: t('keys.days', { count }) })),
          { value: '', label: t('keys.endless') },
        ]}
        value={days}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
