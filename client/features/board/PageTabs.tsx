import { IconPlus, IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BoardDesk } from './BoardDesk';
import classes from './BoardStage.module.css';

interface PageTabsProps {
  readonly desk: BoardDesk;
  readonly canDraw: boolean;
  readonly isOpen: boolean;
  /** Opens or closes the panel with all that can be done to pages. */
  readonly onOpen: () => void;
}

/** The pages of the board: go to one, add one, and open the panel of pages. */
export function PageTabs({ desk, canDraw, isOpen, onOpen }: PageTabsProps) {
  const { t } = useTranslation('board');
  const shown = desk.getSnapshot().page;
  return (
    <nav className={classes.pages} aria-label={t('pages.title')}>
      {desk.pages.map(({ id, title }, index) => (
        <button
          key={id}
          type="button"
          className={classes.page}
          aria-current={id === shown ? 'page' : undefined}
          aria-label={t('pages.page', { number: index + 1 })}
          title={title || undefined}
          onClick={() => desk.choose({ page: id })}
        >
          {index + 1}
        </button>
      ))}
      {canDraw && (
        <button
          type="button"
          className={classes.tool}
          aria-label={t('pages.add')}
          title={t('pages.add')}
          onClick={() => desk.addPage()}
        >
          <IconPlus size={18} aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        className={classes.action}
        aria-expanded={isOpen}
        aria-pressed={isOpen}
        onClick={onOpen}
      >
        <IconStack2 size={18} aria-hidden="true" /> {t('pages.all')}
      </button>
    </nav>
  );
}
