import { silentLogger } from '../../../server/kernel/Logger';
import {
  type ConferenceInfo,
  type DialogDelegate,
  type FlowIdentity,
  type FocusDelegate,
  type IncomingInvite,
  type InviteAnswer,
  type InviteDialog,
  type SipLimits,
  SipServer,
} from '../../../sip';
import { SipTestClock } from './SipTestClock';
import { SipTestPhone } from './SipTestPhone';

/** A SIP server without a network, its time in our hands, and an owner that writes down what it hears. */
export class SipTestStack implements FocusDelegate {
  readonly clock = new SipTestClock();
  readonly server: SipServer;
  readonly ann: SipTestPhone;
  readonly bob: SipTestPhone;
  /** What the owner heard, in order. */
  readonly story: string[] = [];
  readonly invites: IncomingInvite[] = [];
  readonly dialogs: InviteDialog[] = [];
  readonly conferences = new Map<string, ConferenceInfo>();
  /** Those to whom no conference is shown. */
  readonly outsiders = new Set<string>();
  /** How calls are answered: with `answer`, unless a test says otherwise. */
  answer: (invite: IncomingInvite) => Promise<InviteAnswer> = async () => this.yes();
  /** How new offers are answered. */
  reanswer: DialogDelegate['reinvited'] = async () => ({
    contentType: 'application/sdp',
    body: 'new answer',
  });

  constructor(limits: Partial<SipLimits> = {}, limitFactor = 1) {
    this.server = new SipServer({
      domain: 'plenum.example',
      delegate: this,
      logger: silentLogger,
      clock: this.clock,
      limits,
      limitFactor,
    });
    this.ann = new SipTestPhone(this.server, 'ann');
    this.bob = new SipTestPhone(this.server, 'bob');
  }

  async invited(invite: IncomingInvite): Promise<InviteAnswer> {
    this.invites.push(invite);
    invite.aborted.addEventListener('abort', () => this.story.push('aborted'));
    return this.answer(invite);
  }

  conferenceInfo(conference: string, identity: FlowIdentity): ConferenceInfo | undefined {
    return this.maySee(conference, identity) ? this.conferences.get(conference) : undefined;
  }

  maySee(conference: string, { principal }: FlowIdentity): boolean {
    return this.conferences.has(conference) && !this.outsiders.has(principal);
  }

  yes(): InviteAnswer {
    return {
      contentType: 'application/sdp',
      body: 'answer',
      dialog: {
        confirmed: (dialog) => {
          this.dialogs.push(dialog);
          this.story.push('confirmed');
        },
        reinvited: (offer) => {
          this.story.push(`offered ${offer.body}`);
          return this.reanswer(offer);
        },
        flowLost: () => this.story.push('flow lost'),
        flowRestored: () => this.story.push('flow restored'),
        ended: (reason) => this.story.push(`ended: ${reason}`),
      },
    };
  }
}
