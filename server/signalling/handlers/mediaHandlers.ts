import type { RequestName } from '../../contract/events';
import {
  CloseProducerRequest,
  ConnectRequest,
  ConsumersReadyRequest,
  OpenMediaRequest,
  ProduceRequest,
  RestartIceRequest,
  SetPausedRequest,
  ViewRequest,
} from '../../contract/media';
import { act, ask, type RequestHandlers } from '../RequestHandler';

/** Requests about one's own media: transports, producers, consumers, and what one looks at. */
export const mediaHandlers = {
  'media:open': ask(OpenMediaRequest, (participant, request) => participant.openMedia(request)),
  'media:connect': act(ConnectRequest, (participant, request) => participant.connect(request)),
  'media:restartIce': ask(RestartIceRequest, (participant, request) => participant.restartIce(request)),
  'media:produce': ask(ProduceRequest, (participant, request) => participant.produce(request)),
  'media:closeProducer': act(CloseProducerRequest, (participant, request) =>
    participant.closeProducer(request),
  ),
  'media:setPaused': act(SetPausedRequest, (participant, request) => participant.setPaused(request)),
  'media:consumersReady': act(ConsumersReadyRequest, (participant, request) =>
    participant.consumersReady(request),
  ),
  'media:view': act(ViewRequest, (participant, request) => participant.setView(request)),
} satisfies RequestHandlers<Extract<RequestName, `media:${string}`>>;
