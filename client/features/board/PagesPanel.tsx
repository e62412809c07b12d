import { IconArrowDown, IconArrowUp, IconLock, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardPage } from '../../../server/contract/board';
import type { BoardPageId } from '../../../server/contract/ids';
import { useAnnounce } from '../../ui/Announcer';
import type { BoardDesk } from './BoardDesk';
import { PageSettings } from './PageSettings';
import classes from './PagesPanel.module.css';
import { PageThumb } from './PageThumb';
import { placeAt } from './placeAt';

interface PagesPanelProps {
  readonly desk: BoardDesk;
  readonly isHost: boolean;
  readonly canDraw: boolean;
}

/** All pages as small pictures: go to one, put them in another order by dragging or by keys, and change the one shown. */
export function PagesPanel({ desk, isHost, canDraw }: PagesPanelProps) {
  const { t } = useTranslation('board');
  const announce = useAnnounce();
  const [dragged, setDragged] = useState<BoardPageId | null>(null);
  const { pages } = desk;
  const shown = pages.findIndex(({ id }) => id === desk.getSnapshot().page);
  const move = (id: BoardPageId, to: number) => {
    const order = placeAt(pages, id, to);
    if (!canDraw || order === undefined) return;
    desk.changePage({ order }, id);
    announce(t('pages.moved', { number: to + 1 }));
  };
  const onKey = (event: KeyboardEvent, { id }: BoardPage, index: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (event.altKey) move(id, index + step);
    else desk.choose({ page: pages[index + step]?.id ?? id });
  };
  const page = pages[shown];
  return (
    <section className={classes.panel} aria-label={t('pages.title')}>
      <h3>{t('pages.title')}</h3>
      <p id="page-keys" className={classes.hidden}>
        {t('pages.keys')}
      </p>
      <ol>
        {pages.map((each, index) => (
          <li
            key={each.id}
            draggable={canDraw}
            data-dragged={each.id === dragged || undefined}
            onDragStart={() => setDragged(each.id)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged) move(dragged, index);
            }}
          >
            <button
              type="button"
              className={classes.page}
              aria-current={index === shown ? 'page' : undefined}
              aria-describedby="page-keys"
              onClick={() => desk.choose({ page: each.id })}
              onKeyDown={(event) => onKey(event, each, index)}
            >
              <PageThumb desk={desk} page={each.id} />
              <span className={classes.name}>
                {each.title === ''
                  ? t('pages.page', { number: index + 1 })
                  : t('pages.named', { number: index + 1, title: each.title })}
                {each.closed && <IconLock size={14} aria-label={t('pages.locked')} />}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {page && canDraw && (
        <div className={classes.moves}>
          <button type="button" disabled={shown === 0} onClick={() => move(page.id, shown - 1)}>
            <IconArrowUp size={18} aria-hidden="true" /> {t('pages.earlier')}
          </button>
          <button
            type="button"
            disabled={shown === pages.length - 1}
            onClick={() => move(page.id, shown + 1)}
          >
            <IconArrowDown size={18} aria-hidden="true" /> {t('pages.later')}
          </button>
        </div>
      )}
      {page && (
        <PageSettings
          key={page.id}
          desk={desk}
          page={page}
          number={shown + 1}
          isHost={isHost}
          canDraw={canDraw}
        />
      )}
      {page && canDraw && pages.length > 1 && (
        <DeletePage key={`delete ${page.id}`} number={shown + 1} onDelete={() => desk.removePage()} />
      )}
    </section>
  );
}

/** Asks once more: everybody's work on the page goes with it. */
function DeletePage({ number, onDelete }: { readonly number: number; readonly onDelete: () => void }) {
  const { t } = useTranslation('board');
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <button type="button" className={classes.delete} onClick={() => setAsking(true)}>
        <IconTrash size={18} aria-hidden="true" /> {t('pages.delete')}
      </button>
    );
  return (
    <div className={classes.asking} role="alertdialog" aria-label={t('pages.deleteAsk', { number })}>
      <p>{t('pages.deleteAsk', { number })}</p>
      <div className={classes.moves}>
        <button
          type="button"
          // biome-ignore lint/a11y/noAutofocus: what is asked is answered here
          autoFocus
          onClick={() => setAsking(false)}
          onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
        >
          {t('pages.keep')}
        </button>
        <button type="button" className={classes.delete} onClick={onDelete}>
          {t('pages.deleteNow')}
        </button>
      </div>
    </div>
  );
}
