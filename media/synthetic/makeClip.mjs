/**
 * Makes the clip of the synthetic participant: demo.ivf (VP8), demo.ogg (Opus), demo.levels (loudness, one byte an
 * Opus packet). Needs ffmpeg and espeak-ng: `node media/synthetic/makeClip.mjs`.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawFrame, HEIGHT, WIDTH } from './drawFrame.mjs';

const SECONDS = 12;
const FRAMES_PER_SECOND = 15;
const SAMPLE_RATE = 48_000;
const PACKET_SAMPLES = 960;
const LINES = [
  {
    voice: 'en-gb-x-rp',
    speed: 150,
    at: 0.5,
    text: 'Hello, and welcome to Plenum. I am the demo participant: you are not alone here.',
  },
  /** 你好,欢迎你。我是演示参会者。 */
  {
    voice: 'cmn-latn-pinyin',
    speed: 165,
    at: 7.2,
    text: 'ni3 hao3, huan1 ying2 ni3. wo3 shi4 yan3 shi4 can1 hui4 zhe3.',
  },
];

const sound = makeSound();
const levels = toLevels(sound);
writeFileSync(here('demo.levels'), levels);
encodeSound(sound);
encodePicture(levels);

/** All lines in one buffer of samples, each at its time, silence between them and at both ends. */
function makeSound() {
  const samples = new Int16Array(SECONDS * SAMPLE_RATE);
  for (const { voice, speed, at, text } of LINES) {
    const spoken = speak(voice, speed, text);
    const start = Math.round(at * SAMPLE_RATE);
    if (start + spoken.length > samples.length) throw new Error(`"${text}" does not end in time`);
    samples.set(spoken, start);
  }
  return samples;
}

/** @param {string} voice @param {number} speed @param {string} text */
function speak(voice, speed, text) {
  const wav = run('espeak-ng', ['-v', voice, '-s', String(speed), '-p', '45', '--stdout', text]);
  const filter = 'silenceremove=start_periods=1:start_threshold=-50dB,lowpass=f=7000,loudnorm=I=-20:TP=-3';
  const raw = [
    '-i',
    'pipe:0',
    '-af',
    filter,
    '-f',
    's16le',
    '-ar',
    String(SAMPLE_RATE),
    '-ac',
    '1',
    'pipe:1',
  ];
  const pcm = run('ffmpeg', ['-v', 'error', '-f', 'wav', ...raw], wav);
  return new Int16Array(pcm.buffer, pcm.byteOffset, Math.floor(pcm.length / 2));
}

/** RFC 6464: 0 is full scale, 127 is silence. @param {Int16Array} samples */
function toLevels(samples) {
  const count = samples.length / PACKET_SAMPLES;
  return Uint8Array.from({ length: count }, (_, packet) => {
    const window = samples.subarray(packet * PACKET_SAMPLES, (packet + 1) * PACKET_SAMPLES);
    const power = window.reduce((sum, sample) => sum + (sample / 32768) ** 2, 0) / window.length;
    return power === 0 ? 127 : Math.min(127, Math.round(-10 * Math.log10(power)));
  });
}

/** @param {Int16Array} samples */
function encodeSound(samples) {
  const input = ['-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '1', '-i', 'pipe:0'];
  const codec = ['-c:a', 'libopus', '-b:a', '28k', '-application', 'voip', '-frame_duration', '20'];
  const plain = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact'];
  const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  run('ffmpeg', ['-v', 'error', '-y', ...input, ...codec, ...plain, here('demo.ogg')], bytes);
}

/** @param {Uint8Array} levels */
function encodePicture(levels) {
  const frames = Array.from({ length: SECONDS * FRAMES_PER_SECOND }, (_, index) => {
    const seconds = index / FRAMES_PER_SECOND;
    return drawFrame(seconds / SECONDS, toVoice(levels, seconds));
  });
  const size = `${WIDTH}x${HEIGHT}`;
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-s',
    size,
    '-r',
    String(FRAMES_PER_SECOND),
    '-i',
    'pipe:0',
  ];
  const quality = ['-b:v', '240k', '-maxrate', '320k', '-bufsize', '400k', '-quality', 'best'];
  const frequentKeyFrames = ['-g', String(FRAMES_PER_SECOND), '-keyint_min', String(FRAMES_PER_SECOND)];
  const robust = [
    '-auto-alt-ref',
    '0',
    '-lag-in-frames',
    '0',
    '-error-resilient',
    'default',
    '-pix_fmt',
    'yuv420p',
  ];
  const codec = ['-c:v', 'libvpx', ...quality, ...frequentKeyFrames, ...robust];
  run('ffmpeg', ['-v', 'error', '-y', ...input, ...codec, here('demo.ivf')], Buffer.concat(frames));
}

/**
 * How wide the mouth is open at that time, 0 to 1, smoothed over a few packets.
 * @param {Uint8Array} levels @param {number} seconds
 */
function toVoice(levels, seconds) {
  const packet = Math.floor((seconds * SAMPLE_RATE) / PACKET_SAMPLES);
  const near = [...levels.subarray(Math.max(0, packet - 1), packet + 3)];
  const loudest = Math.min(127, ...near);
  return Math.max(0, Math.min(1, (55 - loudest) / 38));
}

/** @param {string} command @param {string[]} args @param {Buffer} [input] */
function run(command, args, input) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { input, maxBuffer: 2 ** 30 });
  if (error || status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr.toString()}`);
  return stdout;
}

/** @param {string} name */
function here(name) {
  return join(import.meta.dirname, name);
}
