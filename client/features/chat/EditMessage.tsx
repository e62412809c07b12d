import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ChatPanel.module.css';

interface EditMessageProps {
  readonly text: string;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** A message of one's own, opened to be written anew. */
export function EditMessage({ text, onSave, onCancel }: EditMessageProps) {
  const { t } = useTranslation('chat');
  const [draft, setDraft] = useState(text);
  const trimmed = draft.trim();
  return (
    <form
      className={classes.editing}
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed !== '') onSave(trimmed);
      }}
    >
      <textarea
        // biome-ignore lint/a11y/noAutofocus: whoever opens it wants to write in it
        autoFocus
        className={classes.box}
        aria-label={t('edit')}
        maxLength={4_000}
        rows={2}
        value={draft}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      />
      <button type="submit" className={classes.send} disabled={trimmed === ''}>
        {t('save')}
      </button>
      <button type="button" className={classes.link} onClick={onCancel}>
        {t('cancel')}
      </button>
    </form>
  );
}
