import { useEffect, useState } from 'react';
import { toSvg } from '../../../server/board/drawing/toSvg';
import type { BoardPageId } from '../../../server/contract/ids';
import type { BoardDesk } from './BoardDesk';
import { fetchPictures } from './fetchPictures';
import classes from './PagesPanel.module.css';

/** Enough to know a page by. */
const MOST = 1_000;
/** A page that is being drawn on is shown anew once it rests. */
const REST_MS = 700;

/** A small picture of a page. */
export function PageThumb({ desk, page }: { readonly desk: BoardDesk; readonly page: BoardPageId }) {
  const objects = desk.link.replica.document.objectsOn(page);
  const newest = objects.reduce((revision, object) => Math.max(revision, object.revision), 0);
  const background = desk.link.replica.document.page(page)?.background;
  const url = useDrawn(desk, page, `${objects.length} ${newest} ${background}`);
  return url ? <img className={classes.thumb} src={url} alt="" /> : <span className={classes.thumb} />;
}

/** `stamp` is another whenever the page looks different. */
function useDrawn(desk: BoardDesk, page: BoardPageId, stamp: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = stamp !== '';
    const timer = setTimeout(async () => {
      const objects = desk.link.replica.document.objectsOn(page).slice(0, MOST);
      const background = desk.link.replica.document.page(page)?.background ?? 'blank';
      const svg = toSvg(objects, { pictures: await fetchPictures(objects, desk.files), background });
      if (isWanted) setUrl(URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
    }, REST_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [desk, page, stamp]);
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  return url;
}
