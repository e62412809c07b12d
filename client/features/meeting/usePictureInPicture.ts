import { useCallback, useEffect, useState } from 'react';

interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

/** A floating window of our own where the browser has them, else the browser's own floating video. */
export interface PictureInPicture {
  readonly available: boolean;
  /** The document to draw into; null while closed, and always null where only a bare video can float. */
  readonly floating: Window | null;
  readonly open: boolean;
  readonly toggle: () => void;
}

const SIZE = { width: 400, height: 225 };

export function usePictureInPicture(mainVideo: () => HTMLVideoElement | null): PictureInPicture {
  const [floating, setFloating] = useState<Window | null>(null);
  const [bare, setBare] = useState(false);
  const toggle = useCallback(() => {
    if (floating) return floating.close();
    if (document.pictureInPictureElement) return void document.exitPictureInPicture();
    const documents = findDocumentPictureInPicture();
    void (documents ? openWindow(documents, setFloating) : floatVideo(mainVideo(), setBare)).catch(
      () => undefined,
    );
  }, [floating, mainVideo]);
  useEffect(() => () => floating?.close(), [floating]);
  const available = findDocumentPictureInPicture() !== undefined || document.pictureInPictureEnabled;
  return { available, floating, open: floating !== null || bare, toggle };
}

function findDocumentPictureInPicture(): DocumentPictureInPicture | undefined {
  return (window as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;
}

async function openWindow(
  documents: DocumentPictureInPicture,
  show: (window: Window | null) => void,
): Promise<void> {
  const opened = await documents.requestWindow(SIZE);
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) {
    opened.document.head.append(sheet.cloneNode(true));
  }
  for (const { name, value } of document.documentElement.attributes) {
    opened.document.documentElement.setAttribute(name, value);
  }
  opened.addEventListener('pagehide', () => show(null));
  show(opened);
}

async function floatVideo(video: HTMLVideoElement | null, show: (open: boolean) => void): Promise<void> {
  if (!video) return;
  await video.requestPictureInPicture();
  show(true);
  video.addEventListener('leavepictureinpicture', () => show(false), { once: true });
}
