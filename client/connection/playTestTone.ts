/** Two soft notes, so that one hears whether the speaker works and which it is. */
const NOTES = [
  { frequency: 523.25, at: 0 },
  { frequency: 783.99, at: 0.28 },
] as const;
const NOTE_SECONDS = 0.6;
const LOUDNESS = 0.2;

/** Plays a short tone on a speaker (null is the browser's default); resolves when it has sounded. */
export async function playTestTone(speaker: string | null): Promise<void> {
  const context = new AudioContext();
  const output = new MediaStreamAudioDestinationNode(context);
  const player = new Audio();
  player.srcObject = output.stream;
  try {
    if (speaker !== null && 'setSinkId' in player) await player.setSinkId(speaker);
    await player.play();
    const start = context.currentTime + 0.05;
    await Promise.all(
      NOTES.map(({ frequency, at }) => playNote(context, output, { frequency, at: start + at })),
    );
  } finally {
    player.srcObject = null;
    void context.close();
  }
}

function playNote(
  context: AudioContext,
  output: AudioNode,
  note: { frequency: number; at: number },
): Promise<void> {
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency: note.frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, note.at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, note.at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, note.at + NOTE_SECONDS);
  oscillator.connect(volume).connect(output);
  oscillator.start(note.at);
  oscillator.stop(note.at + NOTE_SECONDS);
  return new Promise((sounded) => {
    oscillator.onended = () => sounded();
  });
}
