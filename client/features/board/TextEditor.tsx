import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../../server/board/drawing/wordsOf';
import type { BoardObject } from '../../../server/contract/board';
import classes from './BoardStage.module.css';

interface TextEditorProps {
  readonly object: BoardObject;
  /** Where it is on the canvas, in pixels of the page. */
  readonly place: { readonly left: number; readonly top: number; readonly width: number };
  readonly onDone: (text: string) => void;
}

const LONGEST = 2_000;
const LONGEST_DESCRIPTION = 300;

/** Writes in a text or a sticky note, or describes a picture. Escape or leaving it ends. */
export function TextEditor({ object, place, onDone }: TextEditorProps) {
  const { t } = useTranslation('board');
  const field = useRef<HTMLTextAreaElement>(null);
  const done = useRef(onDone);
  done.current = onDone;
  const { shape } = object;
  useEffect(() => {
    const element = field.current;
    // The press that made it would take the focus away again.
    const timer = setTimeout(() => element?.focus());
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const { style } = field.current ?? {};
    if (!style) return;
    style.left = `${place.left}px`;
    style.top = `${place.top}px`;
    style.width = `${Math.max(140, place.width)}px`;
  }, [place.left, place.top, place.width]);
  return (
    <textarea
      ref={field}
      className={classes.editor}
      aria-label={shape.kind === 'image' ? t('describeHere') : t('writeHere')}
      maxLength={shape.kind === 'image' ? LONGEST_DESCRIPTION : LONGEST}
      rows={4}
      defaultValue={wordsOf(shape)}
      onBlur={(event) => done.current(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
