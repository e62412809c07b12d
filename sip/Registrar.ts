import { TypedEmitter } from '../server/kernel/TypedEmitter';
import type { CancelTimer, Clock } from './Clock';
import { MIN_REGISTRATION_SECONDS } from './focusCapabilities';
import { quote } from './message/HeaderParameters';
import type { NameAddress } from './message/NameAddress';
import type { SipRequest } from './message/SipRequest';
import { SipUri } from './message/SipUri';
import type { SipFlow } from './SipFlow';
import { SipRefusal } from './sipErrors';
import type { ServerTransaction } from './transaction/ServerTransaction';

const DEFAULT_EXPIRES = 3600;
const MAX_EXPIRES = 3600;
const MAX_BINDINGS = 10;

/** Where one device of a user can be reached: over the flow it registered on, as long as that lives. */
export interface Binding {
  readonly contact: NameAddress;
  readonly callId: string;
  readonly cseq: number;
  readonly expiresAt: number;
  readonly flow: SipFlow;
}

interface RegistrarEvents {
  /** The address has its first binding. */
  registered: [addressOfRecord: string];
  /** The address has lost its last binding. */
  unregistered: [addressOfRecord: string];
}

/** A change to one binding that was asked for and is allowed. */
interface BindingChange {
  readonly contact: NameAddress;
  readonly expires: number;
  readonly replaces: Binding | undefined;
}

/** The bindings of users' devices (RFC 3261 10.3, SPEC R1-R9), in memory: they cannot outlive their flows. */
export class Registrar extends TypedEmitter<RegistrarEvents> {
  readonly #bindings = new Map<string, Set<Binding>>();
  readonly #timers = new Map<Binding, CancelTimer>();

  constructor(private readonly clock: Clock) {
    super();
  }

  /** Answers a REGISTER; throws SipRefusal when nothing of it was done. */
  register(transaction: ServerTransaction): void {
    const { request, flow } = transaction;
    const address = this.#checkOwner(request, flow);
    if (request.hasWildcardContact) this.#removeAll(address, request);
    else this.#apply(address, this.#readChanges(address, request), transaction);
    transaction.reply(200, { headers: this.#describe(address, request) });
  }

  bindingsOf(addressOfRecord: string): readonly Binding[] {
    return [...(this.#bindings.get(addressOfRecord) ?? [])];
  }

  /** A dead flow takes its bindings along (RFC 5626 4.2.2). */
  flowClosed(flow: SipFlow): void {
    for (const [address, bindings] of [...this.#bindings]) {
      for (const binding of [...bindings]) if (binding.flow === flow) this.#remove(address, binding);
    }
  }

  close(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    this.#bindings.clear();
    this.removeAllListeners();
  }

  /** Nobody registers anybody else (SPEC R1). */
  #checkOwner(request: SipRequest, flow: SipFlow): string {
    const address = request.to.addressOfRecord;
    if (address === undefined) throw new SipRefusal(400, 'only SIP addresses can be registered');
    if (address !== flow.identity.addressOfRecord) throw new SipRefusal(403, 'not your address');
    return address;
  }

  /** Reads all that is asked for before anything is done: all of it happens, or nothing (RFC 3261 10.3). */
  #readChanges(address: string, request: SipRequest): BindingChange[] {
    const bindings = this.bindingsOf(address);
    const changes = request.contacts.map((contact) => this.#readChange(contact, request, bindings));
    const added = changes.filter((change) => change.expires > 0 && !change.replaces).length;
    if (bindings.length + added > MAX_BINDINGS) throw new SipRefusal(403, 'too many devices');
    return changes;
  }

  #readChange(contact: NameAddress, request: SipRequest, bindings: readonly Binding[]): BindingChange {
    const expires = readExpires(contact.parameters.get('expires') ?? request.headers.get('expires'));
    if (expires > 0 && expires < MIN_REGISTRATION_SECONDS) throw new SipRefusal(423, 'interval too brief');
    const replaces = bindings.find((binding) => isSameDevice(binding.contact, contact));
    if (replaces) checkOrder(replaces, request);
    return { contact, expires, replaces };
  }

  #apply(address: string, changes: readonly BindingChange[], { request, flow }: ServerTransaction): void {
    for (const { contact, expires, replaces } of changes) {
      if (expires > 0) {
        const { callId, cseq } = request;
        const expiresAt = this.clock.now() + expires * 1000;
        this.#add(address, { contact, callId, cseq: cseq.number, expiresAt, flow });
      }
      if (replaces) this.#remove(address, replaces);
    }
  }

  /** `Contact: *` removes every binding, and says so with `Expires: 0` (RFC 3261 10.2.2). */
  #removeAll(address: string, request: SipRequest): void {
    if (request.headers.get('expires') !== '0') throw new SipRefusal(400, 'a wildcard can only be removed');
    const bindings = this.bindingsOf(address);
    for (const binding of bindings) checkOrder(binding, request);
    for (const binding of bindings) this.#remove(address, binding);
  }

  #add(address: string, binding: Binding): void {
    const bindings = this.#bindings.get(address) ?? new Set();
    this.#bindings.set(address, bindings.add(binding));
    const expire = () => this.#remove(address, binding);
    this.#timers.set(binding, this.clock.after(binding.expiresAt - this.clock.now(), expire));
    if (bindings.size === 1) this.emit('registered', address);
  }

  #remove(address: string, binding: Binding): void {
    this.#timers.get(binding)?.();
    this.#timers.delete(binding);
    const bindings = this.#bindings.get(address);
    if (!bindings?.delete(binding) || bindings.size > 0) return;
    this.#bindings.delete(address);
    this.emit('unregistered', address);
  }

  #describe(address: string, request: SipRequest): [string, string][] {
    const contacts = this.bindingsOf(address).map((binding): [string, string] => [
      'contact',
      this.#describeBinding(binding),
    ]);
    const path = request.headers.all('path').map((value): [string, string] => ['path', value]);
    return [...contacts, ...path, ['date', new Date(this.clock.now()).toUTCString()]];
  }

  #describeBinding({ contact, expiresAt }: Binding): string {
    const instance = contact.parameters.get('+sip.instance');
    const regId = contact.parameters.get('reg-id');
    const seconds = Math.max(0, Math.round((expiresAt - this.clock.now()) / 1000));
    return [
      `<${contact.uri}>`,
      `expires=${seconds}`,
      ...(instance === undefined ? [] : [`+sip.instance=${quote(instance)}`]),
      ...(regId !== undefined && /^\d+$/.test(regId) ? [`reg-id=${regId}`] : []),
    ].join(';');
  }
}

/** The same URI or, where a device names itself, the same instance (RFC 5626 4.2). */
function isSameDevice(one: NameAddress, other: NameAddress): boolean {
  const instance = one.parameters.get('+sip.instance');
  if (instance !== undefined && instance === other.parameters.get('+sip.instance')) {
    return one.parameters.get('reg-id') === other.parameters.get('reg-id');
  }
  if (one.uri instanceof SipUri && other.uri instanceof SipUri) return one.uri.equals(other.uri);
  return one.uri.toString() === other.uri.toString();
}

/** Within one Call-ID only a later request may change a binding (RFC 3261 10.3 step 7). */
function checkOrder(binding: Binding, request: SipRequest): void {
  if (binding.callId === request.callId && binding.cseq >= request.cseq.number) {
    throw new SipRefusal(400, 'an earlier request came late');
  }
}

/** Seconds; what is malformed counts as the default (RFC 3261 10.2.1.1). */
function readExpires(text: string | undefined): number {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return DEFAULT_EXPIRES;
  return Math.min(Number(text), MAX_EXPIRES);
}
