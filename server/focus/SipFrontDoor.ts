import {
  type FlowIdentity,
  type FocusDelegate,
  type IncomingInvite,
  type InviteAnswer,
  SipRefusal,
} from '../../sip';
import type { Conference } from '../conference/Conference';
import type { Entrant } from '../conference/Participant';
import { JoinOffer } from '../contract/media';
import type { Actor } from '../kernel/Actor';
import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import { PlenumError } from '../kernel/PlenumError';
import type { BrowserCall, Focus } from './Focus';
import { SFU_BODY_TYPE } from './sfuBodyType';
import { toConferenceInfo } from './toConferenceInfo';
import { toSipRefusal } from './toSipRefusal';

/** What the front door asks of whoever keeps the meetings. */
export interface FrontDoorPorts {
  /** The conference that `user` (the user part of the called address) names, opened for `actor`. Throws what keeps them out. */
  enter(user: string, actor: Actor): Promise<{ focus: Focus; entrant: Entrant }>;
  /** The running conference of that name, if `actor` takes part in it. */
  findFor(user: string, actor: Actor): Conference | undefined;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Where calls come in: finds the focus of the called conference and lets the caller's endpoint join it. */
export class SipFrontDoor implements FocusDelegate {
  readonly #actors = new WeakMap<FlowIdentity, Actor>();

  constructor(private readonly ports: FrontDoorPorts) {}

  /** The identity of a SIP flow that `actor` has opened, by which later calls on it are known. */
  identify(actor: Actor): FlowIdentity {
    const identity: FlowIdentity = {
      addressOfRecord: actor.address,
      displayName: actor.displayName,
      principal: actor.kind === 'user' ? `user:${actor.user}` : `guest:${actor.guest}`,
    };
    this.#actors.set(identity, actor);
    return identity;
  }

  async invited(invite: IncomingInvite): Promise<InviteAnswer> {
    if (invite.contentType !== SFU_BODY_TYPE) {
      throw new SipRefusal(488, 'This conference is entered with the Plenum client.', {
        code: 'media-refused',
      });
    }
    const startedAt = performance.now();
    try {
      const { endpoint, answer } = await this.#join(invite, readOffer(invite.body));
      this.ports.metrics.inviteAnswered((performance.now() - startedAt) / 1000);
      return { ...answer, dialog: endpoint };
    } catch (cause) {
      if (invite.aborted.aborted) throw new SipRefusal(487, 'The call was given up.');
      throw this.#toRefusal(cause, invite);
    }
  }

  conferenceInfo(user: string, identity: FlowIdentity) {
    const conference = this.ports.findFor(user, this.#actorOf(identity));
    return conference && toConferenceInfo(conference.view());
  }

  maySee(user: string, identity: FlowIdentity): boolean {
    return this.ports.findFor(user, this.#actorOf(identity)) !== undefined;
  }

  async #join(invite: IncomingInvite, offer: JoinOffer): Promise<BrowserCall> {
    const actor = this.#actorOf(invite.identity);
    const { focus, entrant } = await this.ports.enter(invite.conference, actor);
    return focus.joinBrowser({ entrant, signIn: actor.signIn, offer, aborted: invite.aborted });
  }

  #actorOf(identity: FlowIdentity): Actor {
    const actor = this.#actors.get(identity);
    if (!actor) throw new Error('a SIP flow that nobody has identified');
    return actor;
  }

  #toRefusal(cause: unknown, { callId, identity }: IncomingInvite): SipRefusal {
    const refusal = toSipRefusal(cause);
    if (!refusal) {
      this.ports.logger.error('a call failed', { cause, callId });
      return new SipRefusal(500, 'Something broke on our side.', { code: 'internal' });
    }
    const { code, status } = refusal;
    this.ports.logger.info('call refused', { code, status, signIn: this.#actorOf(identity).signIn });
    return refusal;
  }
}

function readOffer(body: string): JoinOffer {
  try {
    return JoinOffer.parse(JSON.parse(body));
  } catch (cause) {
    throw new PlenumError('invalid-request', 'The call does not say what the browser can receive.', {
      cause,
    });
  }
}
