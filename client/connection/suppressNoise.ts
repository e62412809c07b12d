import type { ProcessedTrack } from './CapturedSource';

/** RNNoise was trained on 48 kHz. */
const SAMPLE_RATE = 48_000;

/** Keeps the voice and takes out what is not voice, in an audio worklet of this page. Loaded when first wanted. */
export async function suppressNoise(track: MediaStreamTrack): Promise<ProcessedTrack> {
  const { loadRnnoise, RnnoiseWorkletNode } = await import('@sapphi-red/web-noise-suppressor');
  const { rnnoiseUrl, rnnoiseSimdUrl, rnnoiseWorkletUrl } = await import('./noiseAssets');
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  try {
    const [wasmBinary] = await Promise.all([
      loadRnnoise({ url: rnnoiseUrl, simdUrl: rnnoiseSimdUrl }),
      context.audioWorklet.addModule(rnnoiseWorkletUrl),
      running(context),
    ]);
    const voice = new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary });
    const output = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    context
      .createMediaStreamSource(new MediaStream([track]))
      .connect(voice)
      .connect(output);
    const [processed] = output.stream.getAudioTracks();
    if (!processed) throw new Error('the audio graph gave no track');
    return {
      track: processed,
      close() {
        voice.destroy();
        processed.stop();
        void context.close();
      },
    };
  } catch (cause) {
    void context.close();
    throw cause;
  }
}

/** A context that the browser holds back would send silence; better to fail and send the plain track. */
async function running(context: AudioContext): Promise<void> {
  const tooLate = new Promise<never>((_, refuse) => {
    setTimeout(() => refuse(new Error('the browser does not let the audio graph run')), 2000);
  });
  await Promise.race([context.resume(), tooLate]);
}
