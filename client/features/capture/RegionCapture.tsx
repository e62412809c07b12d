import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Region, regionBetween } from './Region';
import classes from './RegionCapture.module.css';
import { type Still, takeStill } from './takeStill';

interface RegionCaptureProps {
  /** A picture of a screen to choose from; null: what is seen of the meeting. */
  readonly screen: HTMLCanvasElement | null;
  readonly onTaken: (still: Still) => void;
  readonly onClose: () => void;
}

const SMALLEST = 8;
const STEP = 16;

/** Over the stage: a rectangle is dragged, or moved and sized by the arrow keys; what is seen in it becomes a picture. */
export function RegionCapture({ screen, onTaken, onClose }: RegionCaptureProps) {
  const { t } = useTranslation('board');
  const veil = useRef<HTMLDivElement>(null);
  const still = useRef<HTMLDivElement>(null);
  const [region, setRegion] = useState<Region | null>(null);
  const [isNothing, setNothing] = useState(false);
  const start = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => veil.current?.focus(), []);
  useEffect(() => {
    if (screen) still.current?.replaceChildren(screen);
  }, [screen]);
  const take = async (wanted: Region | null) => {
    const isLarge = wanted && wanted.width >= SMALLEST && wanted.height >= SMALLEST;
    const taken = isLarge ? await takeStill(wanted) : undefined;
    if (taken) onTaken(taken);
    else {
      setRegion(null);
      setNothing(true);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') void take(region);
    else if (event.key.startsWith('Arrow')) setRegion(moved(region ?? middleOf(veil.current), event));
    else return;
    event.preventDefault();
  };
  const at = ({ clientX: x, clientY: y }: PointerEvent) => ({ x, y });
  return (
    <div
      ref={veil}
      className={classes.veil}
      role="application"
      aria-label={t('capture.title')}
      aria-describedby="capture-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys, as its description says
      tabIndex={0}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        veil.current?.setPointerCapture(event.pointerId);
        start.current = at(event);
        setNothing(false);
        setRegion(null);
      }}
      onPointerMove={(event) => start.current && setRegion(regionBetween(start.current, at(event)))}
      onPointerUp={(event) => {
        const began = start.current;
        start.current = null;
        if (began) void take(regionBetween(began, at(event)));
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    >
      <div ref={still} className={classes.still} />
      <p id="capture-keys" className={classes.hint} role="status">
        {t(isNothing ? 'capture.nothing' : 'capture.hint')}
      </p>
      {region && <Frame region={region} veil={veil.current} />}
      <button
        type="button"
        className={classes.cancel}
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
        onClick={onClose}
      >
        {t('capture.cancel')}
      </button>
    </div>
  );
}

function Frame({ region, veil }: { readonly region: Region; readonly veil: HTMLElement | null }) {
  const box = veil?.getBoundingClientRect();
  const style = {
    left: region.left - (box?.left ?? 0),
    top: region.top - (box?.top ?? 0),
    width: region.width,
    height: region.height,
  };
  return <div className={classes.frame} style={style} />;
}

function middleOf(veil: HTMLElement | null): Region {
  const { left = 0, top = 0, width = 0, height = 0 } = veil?.getBoundingClientRect() ?? {};
  return { left: left + width / 4, top: top + height / 4, width: width / 2, height: height / 2 };
}

/** With the shift key its size. */
function moved(region: Region, { key, shiftKey }: KeyboardEvent): Region {
  const x = key === 'ArrowLeft' ? -STEP : key === 'ArrowRight' ? STEP : 0;
  const y = key === 'ArrowUp' ? -STEP : key === 'ArrowDown' ? STEP : 0;
  return shiftKey
    ? {
        ...region,
        width: Math.max(SMALLEST, region.width + x),
        height: Math.max(SMALLEST, region.height + y),
      }
    : { ...region, left: region.left + x, top: region.top + y };
}
