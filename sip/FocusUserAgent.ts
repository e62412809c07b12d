import type { Logger } from '../server/kernel/Logger';
import type { Clock } from './Clock';
import type { ConferenceNotifier } from './ConferenceNotifier';
import { checkRequest } from './checkRequest';
import type { DialogTable } from './dialog/DialogTable';
import { findReplaced } from './dialog/findReplaced';
import { IncomingCall } from './dialog/IncomingCall';
import { InviteServerDialog } from './dialog/InviteServerDialog';
import type { FocusDelegate } from './FocusDelegate';
import { CAPABILITY_HEADERS } from './focusCapabilities';
import { SipParseError } from './message/SipParseError';
import type { SipRequest } from './message/SipRequest';
import type { Registrar } from './Registrar';
import { replyRefusal } from './replyRefusal';
import type { SipFlow } from './SipFlow';
import { SipRefusal } from './sipErrors';
import { toFocusContact } from './toFocusContact';
import { InviteServerTransaction } from './transaction/InviteServerTransaction';
import type { ServerTransaction } from './transaction/ServerTransaction';
import type { TransactionLayer, TransactionUser } from './transaction/TransactionLayer';

/** Calls and subscriptions one person may have at a time. */
const MAX_DIALOGS = 64;

/** What the user agent is put together from. */
interface FocusParts {
  readonly domain: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly delegate: FocusDelegate;
  readonly registrar: Registrar;
  readonly notifier: ConferenceNotifier;
  readonly dialogs: DialogTable;
  /** Asked for late: the transaction layer is made with this user agent as its user. */
  readonly transactions: () => TransactionLayer;
  readonly flowGraceMs: number;
}

/** Answers for every conference URI of the domain, as its focus (RFC 4353, RFC 4579). */
export class FocusUserAgent implements TransactionUser {
  /** Calls that are not answered yet. */
  readonly #calls = new Map<ServerTransaction, IncomingCall>();

  constructor(private readonly parts: FocusParts) {}

  requestReceived(transaction: ServerTransaction): void {
    this.#answer(transaction).catch((cause: unknown) => {
      const { method, callId } = transaction.request;
      const isExpected = cause instanceof SipRefusal || cause instanceof SipParseError;
      if (!isExpected) this.parts.logger.error('SIP request failed', { method, callId, cause });
      replyRefusal(transaction, cause, this.parts.domain);
    });
  }

  ackReceived(ack: SipRequest, flow: SipFlow): void {
    this.parts.dialogs.findFor(ack, flow)?.receiveAck(ack);
  }

  /** A re-INVITE that is cancelled leaves its call as it was. */
  inviteAbandoned(transaction: InviteServerTransaction): void {
    const call = this.#calls.get(transaction);
    if (call) call.abort();
    else transaction.reply(487);
  }

  /** Gives up every unanswered call. */
  close(): void {
    for (const [transaction, call] of this.#calls) {
      transaction.reply(503);
      call.abort();
    }
  }

  async #answer(transaction: ServerTransaction): Promise<void> {
    const { request, flow } = transaction;
    checkRequest(request, flow.identity, this.parts.domain);
    if (request.isInDialog) await this.#answerInDialog(transaction);
    else if (transaction instanceof InviteServerTransaction) await this.#invited(transaction);
    else if (request.method === 'OPTIONS') transaction.reply(200, { headers: CAPABILITY_HEADERS });
    else if (request.method === 'REGISTER') this.parts.registrar.register(transaction);
    else if (request.method === 'SUBSCRIBE') this.#subscribed(transaction);
    else throw new SipRefusal(481, 'no such call');
  }

  async #answerInDialog(transaction: ServerTransaction): Promise<void> {
    const { request, flow } = transaction;
    const dialog = this.parts.dialogs.findFor(request, flow);
    if (!dialog) throw new SipRefusal(481, 'no such call');
    if (request.method === 'OPTIONS') transaction.reply(200, { headers: CAPABILITY_HEADERS });
    else await dialog.receive(transaction);
  }

  async #invited(transaction: InviteServerTransaction): Promise<void> {
    const { clock, delegate, dialogs, domain } = this.parts;
    this.#checkRoom(transaction);
    const replaces = findReplaced(transaction, dialogs);
    const call = new IncomingCall(transaction, toFocusContact(transaction, domain), replaces, clock);
    this.#calls.set(transaction, call);
    try {
      const answer = await delegate.invited(call);
      if (call.aborted.aborted) {
        answer.dialog.ended('cancelled');
      } else {
        const dialog = new InviteServerDialog(call, answer.dialog, this.#dialogContext(call.dialogId));
        dialogs.add(dialog);
        dialog.begin(call.transaction, answer);
        void replaces?.replace();
      }
    } finally {
      this.#calls.delete(transaction);
      call.settle();
    }
  }

  #subscribed(transaction: ServerTransaction): void {
    this.#checkRoom(transaction);
    this.parts.notifier.subscribe(transaction);
  }

  #checkRoom({ flow }: ServerTransaction): void {
    const { principal } = flow.identity;
    const ringing = [...this.#calls.values()].filter((call) => call.identity.principal === principal).length;
    if (this.parts.dialogs.countOf(flow.identity) + ringing >= MAX_DIALOGS) {
      throw new SipRefusal(503, 'too many calls', { code: 'rate-limited', retryAfter: 10 });
    }
  }

  #dialogContext(id: string) {
    const { clock, dialogs, flowGraceMs, transactions } = this.parts;
    return { clock, flowGraceMs, transactions: transactions(), closed: () => dialogs.remove(id) };
  }
}
