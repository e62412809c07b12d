import { Select, Textarea } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationId } from '../../../server/contract/ids';
import { useMe } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { FormDialog } from '../../ui/FormDialog';
import { useDelegate } from './useAnswer';

interface DelegateDialogProps {
  readonly invitation: InvitationId;
  readonly title: string;
  readonly onClose: () => void;
}

/** Who comes instead. */
export function DelegateDialog({ invitation, title, onClose }: DelegateDialogProps) {
  const { t } = useTranslation('bookings');
  const rest = useRest();
  const me = useMe();
  const delegate = useDelegate();
  const [text, setText] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const asked = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ['directory', 'picker', asked],
    queryFn: () =>
      rest.request('searchDirectory', { query: { limit: 8, ...(asked !== '' && { text: asked }) } }),
    placeholderData: keepPreviousData,
  });
  const cards = (data?.items ?? []).filter(({ id }) => id !== me?.id);
  return (
    <FormDialog
      title={t('delegate.title', { title })}
      submit={t('delegate.do')}
      isDirty={false}
      isPending={delegate.isPending}
      error={delegate.error}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        const person = cards.find(({ id }) => id === to);
        if (person)
          delegate.mutate({ invitation, to: person.id, reason: reason.trim() }, { onSuccess: onClose });
      }}
    >
      <Select
        label={t('delegate.who')}
        placeholder={t('delegate.search')}
        data-autofocus
        searchable
        data={cards.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        filter={({ options }) => options}
        searchValue={text}
        onSearchChange={setText}
        nothingFoundMessage={t('people.nobody')}
        value={to}
        error={tried && to === null && t('delegate.missing')}
        onChange={setTo}
      />
      <Textarea
        label={t('delegate.why')}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
