import { useEffect, useRef } from 'react';
import { markOnce } from './markOnce';
import classes from './Tile.module.css';

interface TileVideoProps {
  readonly track: MediaStreamTrack;
  readonly participant: string;
  readonly source: 'camera' | 'screen';
  /** One's own camera, as in a mirror. */
  readonly mirrored: boolean;
  readonly remote: boolean;
}

/** One picture. It stays transparent until its first frame, so that nobody sees a black box. */
export function TileVideo({ track, participant, source, mirrored, remote }: TileVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = new MediaStream([track]);
    void element.play().catch(() => undefined);
    const shown = () => {
      element.dataset['shown'] = '';
      if (remote) markOnce('plenum:first-video-frame');
    };
    const frame = element.requestVideoFrameCallback?.(shown);
    if (frame === undefined) element.addEventListener('loadeddata', shown, { once: true });
    return () => {
      if (frame !== undefined) element.cancelVideoFrameCallback(frame);
      delete element.dataset['shown'];
      element.srcObject = null;
    };
  }, [track, remote]);
  return (
    <video
      ref={video}
      className={classes.video}
      data-participant={participant}
      data-source={source}
      data-mirrored={mirrored || undefined}
      autoPlay
      playsInline
      muted
      disablePictureInPicture={!remote}
    />
  );
}
