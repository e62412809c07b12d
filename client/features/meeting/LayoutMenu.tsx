import { useTranslation } from 'react-i18next';
import classes from './LayoutMenu.module.css';
import { LAYOUTS, type Layout } from './tileLayout';
import { ROTATION_SECONDS } from './usePages';
import type { StageView } from './useStageView';

interface LayoutMenuProps {
  readonly view: StageView;
  readonly onChange: (change: Partial<StageView>) => void;
}

/** How many pictures at once, whether pages turn by themselves, whether one sees oneself. */
export function LayoutMenu({ view, onChange }: LayoutMenuProps) {
  const { t } = useTranslation('meeting');
  return (
    <>
      <fieldset className={classes.choices}>
        <legend className="visually-hidden">{t('layout.pictures')}</legend>
        {LAYOUTS.map((layout) => (
          <label key={layout} className={classes.choice}>
            <input
              type="radio"
              name="layout"
              value={layout}
              checked={view.layout === layout}
              onChange={() => onChange({ layout })}
            />
            <LayoutPicture layout={layout} />
            <span>{t(`layout.${layout}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className={classes.switch}>
        <input
          type="checkbox"
          checked={view.rotating}
          onChange={(event) => onChange({ rotating: event.currentTarget.checked })}
        />
        <span>
          {t('layout.rotate')}
          <small>{t('layout.rotateHint', { seconds: ROTATION_SECONDS })}</small>
        </span>
      </label>
      <label className={classes.switch}>
        <input
          type="checkbox"
          checked={view.selfView}
          onChange={(event) => onChange({ selfView: event.currentTarget.checked })}
        />
        <span>{t('layout.selfView')}</span>
      </label>
      {view.pinned !== null && (
        <button type="button" className={classes.unpin} onClick={() => onChange({ pinned: null })}>
          {t('layout.unpin')}
        </button>
      )}
    </>
  );
}

const CELLS: Readonly<Record<Layout, number>> = {
  auto: 4,
  '1': 1,
  '2': 2,
  '4': 4,
  '9': 9,
  '16': 16,
  '1+5': 6,
  speaker: 4,
};

/** A small drawing of the layout. */
function LayoutPicture({ layout }: { readonly layout: Layout }) {
  return (
    <span className={classes.picture} data-layout={layout} aria-hidden="true">
      {Array.from({ length: CELLS[layout] }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a drawing never move
        <i key={index} />
      ))}
    </span>
  );
}
