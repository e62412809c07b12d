/**
 * Draws one picture of the synthetic participant: a speaker before a hemicycle whose seats light up with the voice,
 * and a clock whose hand goes round once a loop. Everything moves in whole periods, so that the loop has no seam.
 */
export const WIDTH = 480;
export const HEIGHT = 270;

/** @typedef {readonly [number, number, number]} Colour */

/** @type {Colour} */
const INK_950 = [11, 20, 22];
/** @type {Colour} */
const INK_800 = [27, 47, 53];
/** @type {Colour} */
const INK_700 = [39, 66, 73];
/** @type {Colour} */
const INK_300 = [169, 190, 194];
/** @type {Colour} */
const PETROL_700 = [10, 90, 99];
/** @type {Colour} */
const PETROL_600 = [13, 116, 128];
/** @type {Colour} */
const PETROL_300 = [116, 208, 216];
/** @type {Colour} */
const PETROL_100 = [211, 241, 243];
/** @type {Colour} */
const SAFFRON_400 = [245, 181, 68];
/** @type {Colour} */
const CORAL_600 = [199, 57, 43];
/** @type {Colour} */
const INK_900 = [16, 28, 31];
const TURN = 2 * Math.PI;

const SEATS = [118, 146, 174, 202].flatMap((radius, row) =>
  Array.from({ length: 13 + 4 * row }, (_, seat) => ({
    radius,
    angle: Math.PI * (0.06 + (0.88 * seat) / (12 + 4 * row)),
    row,
  })),
);

/**
 * @param {number} time 0 to 1 through the loop
 * @param {number} voice loudness, 0 to 1
 * @returns {Buffer} pixels as RGB
 */
export function drawFrame(time, voice) {
  const picture = new Picture();
  picture.glow(240, 150, 190, PETROL_700, 0.35 + 0.3 * voice);
  drawSeats(picture, time, voice);
  drawSpeaker(picture, time, voice);
  drawClock(picture, time);
  return picture.toBuffer();
}

/** @param {Picture} picture @param {number} time @param {number} voice */
function drawSeats(picture, time, voice) {
  const floor = Math.floor(time * SEATS.length);
  SEATS.forEach(({ radius, angle, row }, index) => {
    const x = 240 - radius * Math.cos(angle);
    const y = 238 - radius * Math.sin(angle);
    const wave = 0.5 + 0.5 * Math.cos(angle * 3 - TURN * time * 6 + row * 0.7);
    const light = 0.12 + 0.4 * wave * wave + 0.45 * voice * (0.4 + 0.6 * wave);
    picture.disc(
      x,
      y,
      5.2,
      index === floor ? SAFFRON_400 : blend(INK_700, PETROL_300, Math.min(1, light)),
      1,
    );
  });
}

/** @param {Picture} picture @param {number} time @param {number} voice */
function drawSpeaker(picture, time, voice) {
  const x = 240 + 5 * Math.sin(TURN * time * 2);
  const y = 140 + 3 * Math.sin(TURN * time * 5) - 3 * voice;
  picture.ellipse(240 + 2 * Math.sin(TURN * time * 2), 274, 88, 74, PETROL_600);
  picture.ellipse(240 + 4 * Math.sin(TURN * time * 2), 190, 17, 24, PETROL_700);
  picture.disc(x, y, 45, INK_950, 0.85);
  picture.disc(x, y, 41, PETROL_100, 1);
  const blinking = (time * 24) % 5 < 0.35;
  for (const side of [-1, 1]) picture.ellipse(x + side * 14, y - 7, 4.2, blinking ? 0.9 : 5, INK_950);
  picture.ellipse(x, y + 16, 10 + 3 * voice, 1.6 + 9 * voice, INK_950);
  if (voice > 0.25) picture.ellipse(x, y + 18 + 4 * voice, 5 + 2 * voice, 3.2 * voice, CORAL_600);
}

/** @param {Picture} picture @param {number} time */
function drawClock(picture, time) {
  const x = 438;
  const y = 42;
  picture.disc(x, y, 25, INK_800, 1);
  picture.disc(x, y, 22, INK_950, 1);
  for (let hour = 0; hour < 12; hour++) {
    const angle = (TURN * hour) / 12;
    picture.disc(x + 18 * Math.sin(angle), y - 18 * Math.cos(angle), 1.2, INK_300, 1);
  }
  const angle = TURN * time;
  picture.line(x, y, x + 15 * Math.sin(angle), y - 15 * Math.cos(angle), 1.6, SAFFRON_400);
  picture.disc(x, y, 2.6, SAFFRON_400, 1);
}

/** RGB pixels and a few soft-edged shapes. */
class Picture {
  #pixels = new Float32Array(WIDTH * HEIGHT * 3);

  constructor() {
    for (let i = 0; i < this.#pixels.length; i++) this.#pixels[i] = INK_900[i % 3] ?? 0;
  }

  /** @param {number} x @param {number} y @param {number} radius @param {Colour} colour @param {number} strength */
  glow(x, y, radius, colour, strength) {
    this.#paint(x, y, radius, colour, (distance) => strength * Math.max(0, 1 - distance / radius) ** 2);
  }

  /** @param {number} x @param {number} y @param {number} radius @param {Colour} colour @param {number} opacity */
  disc(x, y, radius, colour, opacity) {
    this.#paint(x, y, radius + 1, colour, (distance) => opacity * clamp(radius + 0.5 - distance));
  }

  /** @param {number} x @param {number} y @param {number} rx @param {number} ry @param {Colour} colour */
  ellipse(x, y, rx, ry, colour) {
    const reach = Math.max(rx, ry) + 1;
    this.#paint(x, y, reach, colour, (_distance, dx, dy) => {
      const norm = Math.hypot(dx / rx, dy / ry);
      const slope = Math.hypot(dx / (rx * rx), dy / (ry * ry)) || 1;
      return clamp(0.5 + (norm * (1 - norm)) / slope);
    });
  }

  /**
   * @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2
   * @param {number} radius @param {Colour} colour
   */
  line(x1, y1, x2, y2, radius, colour) {
    const length = Math.hypot(x2 - x1, y2 - y1);
    for (let at = 0; at <= length; at += 0.5) {
      this.disc(x1 + ((x2 - x1) * at) / length, y1 + ((y2 - y1) * at) / length, radius, colour, 0.6);
    }
  }

  toBuffer() {
    return Buffer.from(Uint8ClampedArray.from(this.#pixels));
  }

  /**
   * @param {number} x @param {number} y @param {number} reach @param {Colour} colour
   * @param {(distance: number, dx: number, dy: number) => number} coverage
   */
  #paint(x, y, reach, colour, coverage) {
    for (let py = Math.max(0, Math.floor(y - reach)); py <= Math.min(HEIGHT - 1, y + reach); py++) {
      for (let px = Math.max(0, Math.floor(x - reach)); px <= Math.min(WIDTH - 1, x + reach); px++) {
        const part = coverage(Math.hypot(px - x, py - y), px - x, py - y);
        if (part > 0) this.#mix((py * WIDTH + px) * 3, colour, part);
      }
    }
  }

  /** @param {number} at @param {Colour} colour @param {number} part */
  #mix(at, colour, part) {
    for (const [i, value] of colour.entries()) {
      const before = this.#pixels[at + i] ?? 0;
      this.#pixels[at + i] = before + (value - before) * part;
    }
  }
}

/** @param {Colour} from @param {Colour} to @param {number} part @returns {Colour} */
function blend(from, to, part) {
  const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * part;
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])];
}

/** @param {number} value */
function clamp(value) {
  return Math.max(0, Math.min(1, value));
}
