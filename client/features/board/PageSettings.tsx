import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardPage } from '../../../server/contract/board';
import type { BoardDesk } from './BoardDesk';
import classes from './PagesPanel.module.css';

const BACKGROUNDS = ['blank', 'grid', 'lines', 'dots'] as const;

interface PageSettingsProps {
  readonly desk: BoardDesk;
  readonly page: BoardPage;
  readonly number: number;
  readonly isHost: boolean;
  readonly canDraw: boolean;
}

/** Name and background of the page that is shown, and for hosts whether it is closed. */
export function PageSettings({ desk, page, number, isHost, canDraw }: PageSettingsProps) {
  const { t } = useTranslation('board');
  /** What is being written; what others name the page meanwhile stands. */
  const [draft, setDraft] = useState<string | null>(null);
  const rename = () => {
    const title = draft?.trim();
    if (title !== undefined && title !== page.title) desk.changePage({ title });
    setDraft(null);
  };
  return (
    <div className={classes.settings}>
      {canDraw && (
        <>
          <label>
            {t('pages.name')}
            <input
              type="text"
              maxLength={60}
              value={draft ?? page.title}
              placeholder={t('pages.page', { number })}
              onChange={({ currentTarget }) => setDraft(currentTarget.value)}
              onBlur={rename}
              onKeyDown={(event) => event.key === 'Enter' && rename()}
            />
          </label>
          <label>
            {t('pages.background')}
            <select
              value={page.background}
              onChange={({ currentTarget }) =>
                desk.changePage({
                  background: BACKGROUNDS.find((each) => each === currentTarget.value) ?? 'blank',
                })
              }
            >
              {BACKGROUNDS.map((each) => (
                <option key={each} value={each}>
                  {t(`pages.${each}`)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      {isHost && (
        <button
          type="button"
          aria-pressed={page.closed}
          onClick={() => desk.changePage({ closed: !page.closed })}
        >
          {t('pages.lock')}
        </button>
      )}
    </div>
  );
}
