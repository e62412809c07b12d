import { useEffect, useRef, useState } from 'react';
import { LocalMedia } from '../../connection/LocalMedia';
import { rememberedChoices } from '../../connection/rememberedChoices';

/**
 * Camera and microphone for as long as this page shows: opened as they were left last time, released when the
 * page goes, unless they were handed over to the meeting.
 */
export function useOwnMedia(): {
  readonly media: LocalMedia | null;
  readonly handOver: (given: boolean) => void;
} {
  const [media, setMedia] = useState<LocalMedia | null>(null);
  const given = useRef(false);
  useEffect(() => {
    const own = new LocalMedia();
    const { microphoneOn, cameraOn } = rememberedChoices.read();
    if (microphoneOn) void own.setMicrophoneOn(true);
    if (cameraOn) void own.setCameraOn(true);
    setMedia(own);
    return () => {
      if (!given.current) own.stop();
    };
  }, []);
  return {
    media,
    handOver: (toMeeting) => {
      given.current = toMeeting;
    },
  };
}
