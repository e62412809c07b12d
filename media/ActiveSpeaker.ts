import type { ParticipantId } from '../server/contract/ids';
import type { SpeakersNotice } from '../server/contract/media';

/** Loudness in dBov from which someone counts as speaking. */
const SPEAKING = -50;
/** Somebody else has to be the loudest for this long to take over, or half of it while the active one is silent. */
const TAKE_OVER_MS = 1200;
const SILENCE_MS = 600;
/** Levels are told in steps of this many dB. */
const STEP = 3;
/** Told at most this often. (SPEC M15) */
const NOTICE_MS = 100;

type Level = SpeakersNotice['levels'][number];

/** Who speaks, with hysteresis: short remarks do not move the picture. Pure. (SPEC M15, M16) */
export class ActiveSpeaker {
  #active: ParticipantId | null = null;
  #activeHeardAt = 0;
  #challenger: ParticipantId | null = null;
  #challengedAt = 0;
  #notice: SpeakersNotice = { active: null, levels: [] };
  #noticedAt = -Infinity;

  constructor(private readonly now: () => number = Date.now) {}

  /** What was last told. */
  get notice(): SpeakersNotice {
    return this.#notice;
  }

  /** Takes in who is heard at this moment; answers a notice if there is something new to tell. */
  heard(levels: readonly Level[]): SpeakersNotice | undefined {
    const loudestFirst = levels.map(toStep).sort((a, b) => b.level - a.level);
    this.#judge(loudestFirst);
    return this.#tell({ active: this.#active, levels: loudestFirst });
  }

  /** Someone has left: told at once, because nobody may speak for a while after. */
  left(participant: ParticipantId): SpeakersNotice | undefined {
    if (this.#active === participant) this.#active = null;
    if (this.#challenger === participant) this.#challenger = null;
    const levels = this.#notice.levels.filter((level) => level.participant !== participant);
    const notice = { active: this.#active, levels };
    return same(notice, this.#notice) ? undefined : this.#publish(notice);
  }

  #judge(loudestFirst: readonly Level[]): void {
    const now = this.now();
    const speaking = loudestFirst.filter(({ level }) => level >= SPEAKING);
    if (speaking.some(({ participant }) => participant === this.#active)) this.#activeHeardAt = now;
    const loudest = speaking[0]?.participant ?? null;
    if (loudest === null || loudest === this.#active) {
      this.#challenger = null;
      return;
    }
    if (loudest !== this.#challenger) {
      this.#challenger = loudest;
      this.#challengedAt = now;
    }
    if (this.#mayTakeOver(now)) this.#take(loudest, now);
  }

  #mayTakeOver(now: number): boolean {
    if (this.#active === null) return true;
    const silent = now - this.#activeHeardAt >= SILENCE_MS;
    return now - this.#challengedAt >= (silent ? TAKE_OVER_MS / 2 : TAKE_OVER_MS);
  }

  #take(participant: ParticipantId, now: number): void {
    this.#active = participant;
    this.#activeHeardAt = now;
    this.#challenger = null;
  }

  #tell(notice: SpeakersNotice): SpeakersNotice | undefined {
    if (this.now() - this.#noticedAt < NOTICE_MS || same(notice, this.#notice)) return undefined;
    return this.#publish(notice);
  }

  #publish(notice: SpeakersNotice): SpeakersNotice {
    this.#notice = notice;
    this.#noticedAt = this.now();
    return notice;
  }
}

function toStep({ participant, level }: Level): Level {
  return { participant, level: Math.max(-127, Math.round(level / STEP) * STEP) };
}

function same(a: SpeakersNotice, b: SpeakersNotice): boolean {
  return (
    a.active === b.active &&
    a.levels.length === b.levels.length &&
    a.levels.every((level, i) => {
      const other = b.levels[i];
      return other?.participant === level.participant && other.level === level.level;
    })
  );
}
