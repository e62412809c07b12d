import type { SfuBodyType } from '../contract/media';

/** Content type of the bodies by which our browser client joins. */
export const SFU_BODY_TYPE: SfuBodyType = 'application/vnd.plenum.sfu+json';
