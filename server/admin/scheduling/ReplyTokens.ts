import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { InvitationId } from '../../contract/ids';

const ID_BYTES = 16;
const VERSION_BYTES = 4;
const LINK_PROOF_BYTES = 24;
const ATTENDEE_BYTES = 16;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** What a link says of itself, once it is proved that we made it. */
export interface ReadLink {
  readonly invitation: InvitationId;
  readonly version: number;
}

/**
 * The secrets in the mails of invitations. They are made from a key, so that none of them is kept and a mail that is
 * sent again has the same: 192 bits prove a link, 128 name the invited.
 */
export class ReplyTokens {
  /** `key`: 32 bytes that serve nothing else. */
  constructor(private readonly key: Buffer) {}

  /** The secret of the link of this version; the one before is good for nothing once it was used. */
  link(invitation: InvitationId, version: number): string {
    const head = Buffer.alloc(ID_BYTES + VERSION_BYTES);
    head.write(invitation.replaceAll('-', ''), 'hex');
    head.writeUInt32BE(version, ID_BYTES);
    return Buffer.concat([head, this.#prove(head)]).toString('base64url');
  }

  /** Undefined for what we did not make. */
  readLink(token: string): ReadLink | undefined {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== ID_BYTES + VERSION_BYTES + LINK_PROOF_BYTES) return undefined;
    // One spelling only: what differs in unused bits or signs is not it.
    if (bytes.toString('base64url') !== token) return undefined;
    const head = bytes.subarray(0, ID_BYTES + VERSION_BYTES);
    if (!timingSafeEqual(this.#prove(head), bytes.subarray(head.length))) return undefined;
    const hex = head.toString('hex', 0, ID_BYTES);
    const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
    return { invitation: InvitationId.parse(id.join('-')), version: head.readUInt32BE(ID_BYTES) };
  }

  /** Names the invited in iCal and in addresses to answer to: 26 small letters and figures. */
  attendee(invitation: InvitationId): string {
    const bytes = createHmac('sha256', this.key).update(`attendee ${invitation}`).digest();
    return toBase32(bytes.subarray(0, ATTENDEE_BYTES));
  }

  /** What of it is kept, to find the invitation by. */
  attendeeHash(invitation: InvitationId): Buffer {
    return hashOf(this.attendee(invitation));
  }

  #prove(head: Buffer): Buffer {
    return createHmac('sha256', this.key).update('link ').update(head).digest().subarray(0, LINK_PROOF_BYTES);
  }
}

/** SHA-256 of an attendee's token, in small letters as we made it. */
export function hashOf(attendee: string): Buffer {
  return createHash('sha256').update(attendee.toLowerCase()).digest();
}

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
