import type { Source } from '../../../server/contract/conference';
import type { LocalMedia } from '../../connection/LocalMedia';
import type { MediaClient } from '../../connection/MediaClient';

/** What SelfMedia needs of the captured devices. */
export type CapturedMedia = Pick<
  LocalMedia,
  'microphoneTrack' | 'cameraTrack' | 'setMicrophoneOn' | 'setCameraOn' | 'on'
>;
type MediaSender = Pick<MediaClient, 'setTrack' | 'stopSource'>;

/** What one sends: microphone and camera follow LocalMedia, the share is captured here. */
export class SelfMedia {
  readonly #undo: () => void;
  #share: MediaStream | null = null;

  constructor(
    private readonly local: CapturedMedia,
    private readonly sender: MediaSender,
    private readonly shareChanged: (share: MediaStream | null) => void,
  ) {
    this.#undo = local.on('trackChanged', (source, track) => sender.setTrack(source, track));
    if (local.microphoneTrack) sender.setTrack('microphone', local.microphoneTrack);
    if (local.cameraTrack) sender.setTrack('camera', local.cameraTrack);
  }

  /** A host muted one of our sources, or it cannot be sent: opening it again is the person's own doing. */
  switchOff(source: Source): void {
    switch (source) {
      case 'microphone':
        void this.local.setMicrophoneOn(false);
        break;
      case 'camera':
        void this.local.setCameraOn(false);
        break;
      case 'screen':
      case 'screen-audio':
        this.stopShare();
        break;
    }
  }

  /** Asks the browser which screen, window or tab; rejects with its NotAllowedError when the person cancels. */
  async startShare(): Promise<void> {
    const share = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { max: 15 } },
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
    this.stopShare();
    const [picture] = share.getVideoTracks();
    const [sound] = share.getAudioTracks();
    if (!picture) return;
    picture.contentHint = 'detail';
    picture.addEventListener('ended', () => this.#share === share && this.stopShare());
    this.#share = share;
    this.sender.setTrack('screen', picture);
    if (sound) this.sender.setTrack('screen-audio', sound);
    this.shareChanged(share);
  }

  stopShare(): void {
    const share = this.#share;
    if (!share) return;
    this.#share = null;
    for (const track of share.getTracks()) track.stop();
    this.sender.stopSource('screen');
    this.sender.stopSource('screen-audio');
    this.shareChanged(null);
  }

  close(): void {
    this.#undo();
    this.stopShare();
  }
}
