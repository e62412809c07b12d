/** Why a camera or microphone cannot be used. */
export type CaptureProblem = 'denied' | 'missing' | 'busy' | 'failed';

/** What an error of getUserMedia means to a person (Media Capture and Streams, section 10.2). */
export function readCaptureProblem(error: unknown): CaptureProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}
