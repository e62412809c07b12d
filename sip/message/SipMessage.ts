import { NameAddress } from './NameAddress';
import type { SipHeaders } from './SipHeaders';
import { SipParseError } from './SipParseError';
import { Via } from './Via';

/** CSeq: the place of a request among those of its dialog, and the method again (RFC 3261 20.16). */
export interface CSeq {
  readonly number: number;
  readonly method: string;
}

const CSEQ = /^(\d+)[ \t]+([\w\-.!%*+`'~]+)$/;
const MAX_CSEQ = 2 ** 31 - 1;

/**
 * What requests and responses have in common. Headers are held as text and read when first asked for, once;
 * each of these getters throws SipParseError 400 when its header is missing or malformed. For messages that
 * came over the wire `readSipMessage` has asked for all of them: they no longer throw.
 */
export abstract class SipMessage {
  #vias: readonly Via[] | undefined;
  #from: NameAddress | undefined;
  #to: NameAddress | undefined;
  #cseq: CSeq | undefined;
  #contacts: readonly NameAddress[] | undefined;
  #recordRoutes: readonly NameAddress[] | undefined;

  constructor(
    readonly headers: SipHeaders,
    readonly body: Buffer,
  ) {}

  get vias(): readonly Via[] {
    return (this.#vias ??= this.headers.list('via').map(Via.read));
  }

  /** The topmost Via: the hop the message came from, or ours on a response. */
  get via(): Via {
    const [top] = this.vias;
    if (!top) throw new SipParseError(400, 'Missing Via');
    return top;
  }

  get from(): NameAddress {
    return (this.#from ??= NameAddress.read(this.require('from')));
  }

  get to(): NameAddress {
    return (this.#to ??= NameAddress.read(this.require('to')));
  }

  get callId(): string {
    return this.require('call-id');
  }

  get cseq(): CSeq {
    return (this.#cseq ??= readCSeq(this.require('cseq')));
  }

  /** Empty when there is none, and also when it is `*`. */
  get contacts(): readonly NameAddress[] {
    return (this.#contacts ??= this.hasWildcardContact
      ? []
      : this.headers.list('contact').map(NameAddress.read));
  }

  /** `Contact: *`, which only REGISTER may say. */
  get hasWildcardContact(): boolean {
    return this.headers.get('contact') === '*';
  }

  get recordRoutes(): readonly NameAddress[] {
    return (this.#recordRoutes ??= this.headers.list('record-route').map(NameAddress.read));
  }

  /** Media type of the body in lower case, without parameters; empty when not told. */
  get contentType(): string {
    const value = this.headers.get('content-type') ?? '';
    return (value.split(';', 1)[0] ?? '').trim().toLowerCase();
  }

  get bodyText(): string {
    return this.body.toString('utf8');
  }

  private require(name: string): string {
    const value = this.headers.get(name);
    if (!value) throw new SipParseError(400, `Missing ${name}`);
    return value;
  }
}

function readCSeq(text: string): CSeq {
  const match = CSEQ.exec(text);
  const number = Number(match?.[1]);
  if (!match?.[2] || number > MAX_CSEQ) throw new SipParseError(400, 'Malformed CSeq');
  return { number, method: match[2] };
}
