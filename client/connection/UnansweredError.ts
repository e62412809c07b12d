import { RequestError } from './RequestError';

/** No answer came: there is no connection, or it is dead. A refusal, whatever it says, is an answer. */
export class UnansweredError extends RequestError {
  constructor() {
    super({ code: 'unavailable', message: 'The server cannot be reached.' });
  }
}
