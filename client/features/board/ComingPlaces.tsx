import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../server/contract/ids';
import { useErrorText } from '../../ui/useErrorText';
import type { BoardDesk } from './BoardDesk';
import classes from './ComingPicture.module.css';
import type { ComingPicture, ComingPictures } from './ComingPictures';
import type { BoardView } from './view/BoardView';

interface ComingPlacesProps {
  readonly desk: BoardDesk;
  readonly coming: ComingPictures;
  readonly list: readonly ComingPicture[];
  readonly nameOf: (participant: ParticipantId) => string;
  readonly view: BoardView;
}

/** Where pictures will be that are on their way, whose they are and how much of them is there. (SPEC I2) */
export function ComingPlaces({ desk, coming, list, nameOf, view }: ComingPlacesProps) {
  const { page } = desk.getSnapshot();
  return list
    .filter(({ place }) => place.page === page)
    .map((each) => (
      <ComingPlace
        key={each.key}
        picture={each}
        name={each.by === desk.link.self ? undefined : nameOf(each.by)}
        view={view}
        onRetry={() => coming.retry(each.key)}
        onDrop={() => coming.drop(each.key)}
      />
    ));
}

interface ComingPlaceProps {
  readonly picture: ComingPicture;
  /** Undefined: one's own. */
  readonly name: string | undefined;
  readonly view: BoardView;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}

function ComingPlace({ picture, name, view, onRetry, onDrop }: ComingPlaceProps) {
  const { t } = useTranslation('board');
  const errorText = useErrorText();
  const box = useRef<HTMLDivElement>(null);
  const { box: seen, scale } = view.viewport;
  const { x, y, width, height } = picture.place;
  const [left, top] = [(x - seen.left) * scale, (y - seen.top) * scale];
  useEffect(() => {
    const { style } = box.current ?? {};
    if (!style) return;
    style.transform = `translate(${left}px, ${top}px)`;
    style.width = `${width * scale}px`;
    style.minHeight = `${height * scale}px`;
  }, [left, top, width, height, scale]);
  const percent = Math.floor(picture.part * 100);
  const isChecking = picture.part >= 1;
  const words = isChecking ? t('picture.checking') : t('picture.percent', { percent });
  return (
    <div ref={box} className={classes.place}>
      <span>{name ? t('picture.comingFrom', { name }) : t('picture.coming')}</span>
      {picture.failure ? (
        <>
          <span role="alert">{errorText(picture.failure)}</span>
          <span className={classes.actions}>
            <button type="button" className={classes.action} onClick={onRetry}>
              {t('picture.retry')}
            </button>
            <button type="button" className={classes.action} onClick={onDrop}>
              {t('picture.drop')}
            </button>
          </span>
        </>
      ) : (
        <>
          <progress className={classes.bar} max={100} value={percent} aria-label={picture.name} />
          <span>{words}</span>
          {!name && (
            <span className={classes.actions}>
              <button type="button" className={classes.action} onClick={onDrop}>
                {t('picture.cancel')}
              </button>
            </span>
          )}
        </>
      )}
    </div>
  );
}
