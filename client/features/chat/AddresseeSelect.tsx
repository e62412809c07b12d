import { useTranslation } from 'react-i18next';
import type { ChatPerson } from '../../../server/contract/chat';
import classes from './ChatPanel.module.css';

interface AddresseeSelectProps {
  /** Null: everyone. Somebody who is not among `people` has gone, and stays chosen until another is. */
  readonly addressee: ChatPerson | null;
  readonly people: readonly ChatPerson[];
  readonly publicOnly: boolean;
  /** An answer in private goes back to whom it answers. */
  readonly fixed: boolean;
  readonly onChoose: (addressee: ChatPerson | null) => void;
}

/** To whom one writes: everyone, or one alone. */
export function AddresseeSelect({ addressee, people, publicOnly, fixed, onChoose }: AddresseeSelectProps) {
  const { t } = useTranslation('chat');
  const offered = publicOnly ? [] : people;
  const isOffered = addressee === null || offered.some(({ id }) => id === addressee.id);
  const listed = isOffered ? offered : [addressee, ...offered];
  return (
    <label className={classes.to}>
      {t('to')}
      <select
        value={addressee?.id ?? ''}
        disabled={fixed}
        onChange={({ currentTarget }) =>
          onChoose(listed.find(({ id }) => id === currentTarget.value) ?? null)
        }
      >
        <option value="">{t('everyone')}</option>
        {listed.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {t('private.only', { name: displayName })}
          </option>
        ))}
      </select>
    </label>
  );
}
