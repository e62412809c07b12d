import {
  type FlowIdentity,
  type FocusDelegate,
  type IncomingInvite,
  type InviteAnswer,
  SipRefusal,
} from '../../sip';
import type { Conference } from '../conference/Conference';
import type { Entrant } from '../conference/Participant';
import type { ErrorCode } from '../contract/errors';
import { JoinOffer } from '../contract/media';
import type { Actor } from '../kernel/Actor';
import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import { PlenumError } from '../kernel/PlenumError';
import type { BrowserCall, Focus } from './Focus';
import { SFU_BODY_TYPE } from './sfuBodyType';
import { toConferenceInfo } from './toConferenceInfo';

/** What the front door asks of whoever keeps the meetings. */
export interface FrontDoorPorts {
  /** The conference that `user` (the user part of the called address) names, opened for `actor`. Throws what keeps them out. */
  enter(user: string, actor: Actor): Promise<{ focus: Focus; entrant: Entrant }>;
  /** The running conference of that name, if `actor` takes part in it. */
  findFor(user: string, actor: Actor): Conference | undefined;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** SIP status of each refusal that an INVITE can meet; anything else is 500. */
const SIP_STATUS: Partial<Record<ErrorCode, number>> = {
  'invalid-request': 400,
  forbidden: 403,
  quarantined: 403,
  'meeting-not-found': 404,
  'not-found': 404,
  'meeting-ended': 480,
  'meeting-full': 486,
  'media-refused': 488,
  draining: 503,
  'media-unavailable': 503,
  'rate-limited': 503,
  unavailable: 503,
  busy: 503,
};

/** Where calls come in: finds the focus of the called conference and lets the caller's endpoint join it. */
export class SipFrontDoor implements FocusDelegate {
  readonly #actors = new WeakMap<FlowIdentity, Actor>();

  constructor(private readonly ports: FrontDoorPorts) {}

  /** The identity of a SIP flow that `actor` has opened, by which later calls on it are known. */
  identify(actor: Actor): FlowIdentity {
    const identity: FlowIdentity = {
      addressOfRecord: actor.address,
      displayName: actor.displayName,
      sessionId: actor.signIn,
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
      if (invite.aborted.aborted) await endpoint.end({ reason: 'left' });
      this.ports.metrics.inviteAnswered((performance.now() - startedAt) / 1000);
      return { ...answer, dialog: endpoint };
    } catch (cause) {
      throw this.#toRefusal(cause, invite);
    }
  }

  conferenceInfo(user: string, identity: FlowIdentity) {
    const conference = this.ports.findFor(user, this.#actorOf(identity));
    return conference && toConferenceInfo(conference.view());
  }

  async #join(invite: IncomingInvite, offer: JoinOffer): Promise<BrowserCall> {
    const actor = this.#actorOf(invite.identity);
    const { focus, entrant } = await this.ports.enter(invite.conference, actor);
    return focus.joinBrowser(entrant, actor.signIn, offer);
  }

  #actorOf(identity: FlowIdentity): Actor {
    const actor = this.#actors.get(identity);
    if (!actor) throw new Error('a SIP flow that nobody has identified');
    return actor;
  }

  #toRefusal(cause: unknown, { conference, callId }: IncomingInvite): SipRefusal {
    if (cause instanceof SipRefusal) return cause;
    if (cause instanceof PlenumError) {
      const { code, message } = cause;
      const { retryAfter = code === 'draining' ? 2 : undefined } = cause.toReply();
      return new SipRefusal(SIP_STATUS[code] ?? 500, message, { code, ...(retryAfter && { retryAfter }) });
    }
    this.ports.logger.error('a call failed', { cause, conference, callId });
    return new SipRefusal(500, 'Something broke on our side.', { code: 'internal' });
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
