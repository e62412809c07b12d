import { IconChevronLeft, IconChevronRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BoardDesk } from './BoardDesk';
import classes from './BoardStage.module.css';
import { orderBetween } from './orderBetween';

const BACKGROUNDS = ['blank', 'grid', 'lines', 'dots'] as const;

interface PageTabsProps {
  readonly desk: BoardDesk;
  readonly isHost: boolean;
  readonly canDraw: boolean;
}

/** The pages of the board: go to one, add, move and delete them. */
export function PageTabs({ desk, isHost, canDraw }: PageTabsProps) {
  const { t } = useTranslation('board');
  const { pages } = desk;
  const index = pages.findIndex(({ id }) => id === desk.getSnapshot().page);
  const shown = pages[index];
  const moveTo = (low: number, high: number) =>
    desk.changePage({ order: orderBetween(pages[low]?.order, pages[high]?.order) });
  return (
    <nav className={classes.pages} aria-label={t('pages.title')}>
      {pages.map(({ id }, number) => (
        <button
          key={id}
          type="button"
          className={classes.page}
          aria-current={number === index ? 'page' : undefined}
          aria-label={t('pages.page', { number: number + 1 })}
          onClick={() => desk.choose({ page: id })}
        >
          {number + 1}
        </button>
      ))}
      {canDraw && (
        <>
          <button
            type="button"
            className={classes.tool}
            aria-label={t('pages.add')}
            title={t('pages.add')}
            onClick={() => desk.addPage()}
          >
            <IconPlus size={18} aria-hidden="true" />
          </button>
          {index > 0 && (
            <button
              type="button"
              className={classes.tool}
              aria-label={t('pages.earlier')}
              title={t('pages.earlier')}
              onClick={() => moveTo(index - 2, index - 1)}
            >
              <IconChevronLeft size={18} aria-hidden="true" />
            </button>
          )}
          {index < pages.length - 1 && (
            <button
              type="button"
              className={classes.tool}
              aria-label={t('pages.later')}
              title={t('pages.later')}
              onClick={() => moveTo(index + 1, index + 2)}
            >
              <IconChevronRight size={18} aria-hidden="true" />
            </button>
          )}
          {pages.length > 1 && (
            <button
              type="button"
              className={classes.tool}
              aria-label={t('pages.delete')}
              title={t('pages.delete')}
              onClick={() => desk.removePage()}
            >
              <IconTrash size={18} aria-hidden="true" />
            </button>
          )}
          <select
            className={classes.choice}
            aria-label={t('pages.background')}
            value={shown?.background ?? 'blank'}
            onChange={(event) =>
              desk.changePage({
                background: BACKGROUNDS.find((each) => each === event.currentTarget.value) ?? 'blank',
              })
            }
          >
            {BACKGROUNDS.map((each) => (
              <option key={each} value={each}>
                {t(`pages.${each}`)}
              </option>
            ))}
          </select>
        </>
      )}
      {isHost && (
        <button
          type="button"
          className={classes.action}
          aria-pressed={shown?.closed ?? false}
          onClick={() => desk.changePage({ closed: !shown?.closed })}
        >
          {t('pages.lock')}
        </button>
      )}
    </nav>
  );
}
