import type { NamedNotice, NoticeName } from '../contract/events';
import { EncodedNotice } from './EncodedNotice';

/** As much of a session as a channel needs. */
export interface Follower {
  tellEncoded(notice: EncodedNotice): void;
}

/** Who follows what. A notice to many is encoded once. */
export class Channels {
  readonly #followers = new Map<string, Set<Follower>>();

  follow(channel: string, follower: Follower): void {
    const followers = this.#followers.get(channel) ?? new Set();
    this.#followers.set(channel, followers.add(follower));
  }

  unfollow(channel: string, follower: Follower): void {
    const followers = this.#followers.get(channel);
    followers?.delete(follower);
    if (followers?.size === 0) this.#followers.delete(channel);
  }

  publish<Name extends NoticeName>(channel: string, notice: NamedNotice<Name>): void {
    const followers = this.#followers.get(channel);
    if (!followers) return;
    const encoded = EncodedNotice.of(notice);
    for (const follower of followers) follower.tellEncoded(encoded);
  }
}
