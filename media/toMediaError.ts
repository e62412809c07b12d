import { PlenumError } from '../server/kernel/PlenumError';
import { MediaRefusedError, MediaUnavailableError } from './mediaErrors';

/** What mediasoup says when the thing that was asked is already gone. */
const GONE = /closed|not found|does not exist/i;

/** An error of mediasoup in the words of the contract: refused by its content, or no media path any more. */
export function toMediaError(cause: unknown): PlenumError {
  if (cause instanceof PlenumError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (GONE.test(message)) return new MediaUnavailableError(undefined, { cause });
  return new MediaRefusedError('the media server cannot work with what this device offers', { cause });
}
