import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js';
import type { JoinAnswer, JoinOffer, SfuBodyType } from '../../server/contract/media';

export const SFU_BODY_TYPE: SfuBodyType = 'application/vnd.plenum.sfu+json';

/** Puts a JoinOffer into the INVITE and takes the JoinAnswer out of the 200: no SDP crosses the wire. */
export class SfuSessionDescriptionHandler implements SessionDescriptionHandler {
  constructor(
    private readonly offer: () => JoinOffer,
    private readonly answered: (answer: JoinAnswer) => void,
  ) {}

  async getDescription(): Promise<BodyAndContentType> {
    return { body: JSON.stringify(this.offer()), contentType: SFU_BODY_TYPE };
  }

  hasDescription(contentType: string): boolean {
    return contentType.toLowerCase().startsWith(SFU_BODY_TYPE);
  }

  async setDescription(body: string): Promise<void> {
    this.answered(JSON.parse(body) as JoinAnswer);
  }

  /** Nothing was changed by an offer that failed. */
  async rollbackDescription(): Promise<void> {}

  sendDtmf(): boolean {
    return false;
  }

  close(): void {}
}
