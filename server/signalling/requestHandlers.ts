import type { RequestName } from '../contract/events';
import { boardHandlers } from './handlers/boardHandlers';
import { chatHandlers } from './handlers/chatHandlers';
import { conferenceHandlers } from './handlers/conferenceHandlers';
import { mediaHandlers } from './handlers/mediaHandlers';
import type { RequestHandlers } from './RequestHandler';

/** Every request of the contract with its handler; a request without one does not compile. */
export const requestHandlers: RequestHandlers<RequestName> = {
  ...conferenceHandlers,
  ...mediaHandlers,
  ...boardHandlers,
  ...chatHandlers,
};
