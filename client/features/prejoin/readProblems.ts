import type { SourceCapture } from '../../connection/LocalMedia';
import type { CaptureProblem } from '../../connection/readCaptureProblem';

/** Something in the way of being heard or seen, and which text explains it. */
export type JoinProblem =
  | { readonly sources: 'both'; readonly problem: 'insecure' }
  | { readonly sources: 'microphone' | 'camera' | 'both'; readonly problem: CaptureProblem };

interface Captures {
  readonly microphone: SourceCapture;
  readonly camera: SourceCapture;
}

/** What stands in the way; a cause that both devices share is told once. */
export function readProblems({ microphone, camera }: Captures, secure: boolean): readonly JoinProblem[] {
  const sound = problemOf(microphone);
  const picture = problemOf(camera);
  if (sound === null && picture === null) return [];
  if (!secure) return [{ sources: 'both', problem: 'insecure' }];
  if (sound !== null && sound === picture) return [{ sources: 'both', problem: sound }];
  const problems: JoinProblem[] = [];
  if (sound !== null) problems.push({ sources: 'microphone', problem: sound });
  if (picture !== null) problems.push({ sources: 'camera', problem: picture });
  return problems;
}

function problemOf(capture: SourceCapture): CaptureProblem | null {
  return capture === 'off' || capture === 'starting' || capture === 'on' ? null : capture;
}
