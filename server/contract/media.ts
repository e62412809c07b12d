import type { types } from 'mediasoup';
import { z } from 'zod';
import { type Role, Source, type SourceState } from './conference';
import { ConsumerId, ParticipantId, type ProducerId, type ServerEpoch } from './ids';

/** Content type of the bodies by which our browser client joins: SFU-style media over WebRTC. */
export type SfuBodyType = 'application/vnd.plenum.sfu+json';

export type RtpCapabilities = types.RtpCapabilities;
export type RtpParameters = types.RtpParameters;
export type DtlsParameters = types.DtlsParameters;
export type IceParameters = types.IceParameters;

const rtcpFeedback = z.strictObject({ type: z.string().max(32), parameter: z.string().max(32).optional() });
const kind = z.enum(['audio', 'video']);
const codecParameters = z.record(z.string().max(64), z.union([z.string().max(256), z.number()]));
const payloadType = z.int().min(0).max(127);
const mimeType = z.string().regex(/^(audio|video)\/[\w.-]{1,32}$/i);

/** What a device can receive (mediasoup's RtpCapabilities), bounded. */
export const RtpCapabilitiesSchema = z.strictObject({
  codecs: z
    .array(
      z.strictObject({
        kind,
        mimeType,
        preferredPayloadType: payloadType.optional(),
        clockRate: z.int().min(8000).max(192_000),
        channels: z.int().min(1).max(8).optional(),
        parameters: codecParameters.optional(),
        rtcpFeedback: z.array(rtcpFeedback).max(16).optional(),
      }),
    )
    .max(64)
    .optional(),
  headerExtensions: z
    .array(
      z.strictObject({
        kind,
        uri: z.string().max(128),
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(64)
    .optional(),
}) as unknown as z.ZodType<RtpCapabilities>;

const ssrc = z.int().min(0).max(0xffffffff);

/** What a device sends (mediasoup's RtpParameters), bounded. */
export const RtpParametersSchema = z.strictObject({
  mid: z.string().max(32).optional(),
  codecs: z
    .array(
      z.strictObject({
        mimeType,
        payloadType,
        clockRate: z.int().min(8000).max(192_000),
        channels: z.int().min(1).max(8).optional(),
        parameters: codecParameters.optional(),
        rtcpFeedback: z.array(rtcpFeedback).max(16).optional(),
      }),
    )
    .min(1)
    .max(16),
  headerExtensions: z
    .array(
      z.strictObject({
        uri: z.string().max(128),
        id: z.int().min(1).max(255),
        encrypt: z.boolean().optional(),
        parameters: codecParameters.optional(),
      }),
    )
    .max(32)
    .optional(),
  encodings: z
    .array(
      z.strictObject({
        ssrc: ssrc.optional(),
        rid: z.string().max(16).optional(),
        codecPayloadType: payloadType.optional(),
        rtx: z.strictObject({ ssrc }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: z.string().max(16).optional(),
        scaleResolutionDownBy: z.number().min(1).max(64).optional(),
        maxBitrate: z.number().min(0).max(50_000_000).optional(),
        maxFramerate: z.number().min(0).max(120).optional(),
        active: z.boolean().optional(),
        priority: z.enum(['very-low', 'low', 'medium', 'high']).optional(),
        networkPriority: z.enum(['very-low', 'low', 'medium', 'high']).optional(),
        adaptivePtime: z.boolean().optional(),
      }),
    )
    .max(4)
    .optional(),
  rtcp: z
    .strictObject({
      cname: z.string().max(256).optional(),
      reducedSize: z.boolean().optional(),
      mux: z.boolean().optional(),
    })
    .optional(),
  msid: z.string().max(256).optional(),
}) as unknown as z.ZodType<RtpParameters>;

export const DtlsParametersSchema = z.strictObject({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.strictObject({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){19,63}$/),
      }),
    )
    .min(1)
    .max(8),
}) as unknown as z.ZodType<DtlsParameters>;

/** How a browser reaches one of its two transports. */
export interface TransportParameters {
  readonly id: string;
  readonly iceParameters: types.IceParameters;
  readonly iceCandidates: types.IceCandidate[];
  readonly dtlsParameters: types.DtlsParameters;
}

/** One stream of another participant, ready to be received. */
export interface ConsumerView {
  readonly consumer: ConsumerId;
  readonly producer: ProducerId;
  readonly participant: ParticipantId;
  readonly source: Source;
  readonly kind: 'audio' | 'video';
  readonly rtpParameters: RtpParameters;
  /** The sender has paused it (muted, camera off). */
  readonly producerPaused: boolean;
}

/** All a browser needs to send and receive: stands in the 200 to its INVITE and answers `media:open`. */
export interface MediaParameters {
  readonly routerRtpCapabilities: RtpCapabilities;
  readonly send: TransportParameters;
  readonly receive: TransportParameters;
  /** Everyone's streams at this moment: not paused by the server, they flow as soon as DTLS stands. */
  readonly consumers: readonly ConsumerView[];
}

/** Where this participant stands, so that what was lost while no socket was bound can be made good. */
export interface BindReply {
  readonly participant: ParticipantId;
  readonly role: Role;
  /** The participant's own sources as the server has them. */
  readonly sources: Readonly<Record<Source, SourceState>>;
  /** All there is to receive now; empty while media are being rebuilt. What the browser has beyond these is over. */
  readonly consumers: readonly ConsumerView[];
}

/** Body of a browser's INVITE. */
export const JoinOffer = z.strictObject({
  rtpCapabilities: RtpCapabilitiesSchema,
  /** State of microphone and camera that the person chose before joining. */
  microphone: z.enum(['none', 'open', 'muted']),
  camera: z.enum(['none', 'open', 'muted']),
  /**
   * The token of the participation that this call is to go on with, after it was lost. Refused with
   * `joined-elsewhere` when the same person takes part from another device by now.
   */
  returning: z.string().length(43).optional(),
});
export type JoinOffer = z.infer<typeof JoinOffer>;

/** Body of the 200 to a browser's INVITE. */
export interface JoinAnswer {
  readonly epoch: ServerEpoch;
  readonly participant: ParticipantId;
  /** Binds a socket to this participant (`conference:bind`). */
  readonly token: string;
  readonly media: MediaParameters;
}

const direction = z.enum(['send', 'receive']);
export type TransportDirection = z.infer<typeof direction>;

/** Builds this participant's media anew (worker death, changed epoch): both transports and all consumers. */
export const OpenMediaRequest = z.strictObject({ rtpCapabilities: RtpCapabilitiesSchema });
export type OpenMediaRequest = z.infer<typeof OpenMediaRequest>;

export const ConnectRequest = z.strictObject({
  direction,
  /** Id of the transport that is meant: a late request for one that was replaced is `stale-epoch`. */
  transport: z.uuid(),
  dtlsParameters: DtlsParametersSchema,
});
export type ConnectRequest = z.infer<typeof ConnectRequest>;

export const RestartIceRequest = z.strictObject({ direction, transport: z.uuid() });
export type RestartIceRequest = z.infer<typeof RestartIceRequest>;
export interface RestartIceReply {
  readonly iceParameters: IceParameters;
}

/** Starts sending one source; a source already sent is replaced. */
export const ProduceRequest = z.strictObject({
  source: Source,
  rtpParameters: RtpParametersSchema,
  paused: z.boolean(),
  /** Height of the captured picture in pixels: lets the server know how large each layer is. */
  pictureHeight: z.int().min(1).max(8192).optional(),
});
export type ProduceRequest = z.infer<typeof ProduceRequest>;
export interface ProduceReply {
  readonly producer: ProducerId;
}

export const CloseProducerRequest = z.strictObject({ source: Source });
export type CloseProducerRequest = z.infer<typeof CloseProducerRequest>;

/** The owner mutes or opens a source of their own. */
export const SetPausedRequest = z.strictObject({ source: Source, paused: z.boolean() });
export type SetPausedRequest = z.infer<typeof SetPausedRequest>;

/** The browser has built these consumers (told by `media:consumerOpened`); the server lets them flow. */
export const ConsumersReadyRequest = z.strictObject({ consumers: z.array(ConsumerId).min(1).max(400) });
export type ConsumersReadyRequest = z.infer<typeof ConsumersReadyRequest>;

/** One picture that the viewer sees at this moment, in CSS pixels times the device's pixel ratio. */
export const TileView = z.strictObject({
  participant: ParticipantId,
  source: z.enum(['camera', 'screen']),
  width: z.int().min(1).max(8192),
  height: z.int().min(1).max(8192),
});
export type TileView = z.infer<typeof TileView>;

/** All pictures the viewer sees now, the most important first; video that is not listed is paused. */
export const ViewRequest = z.strictObject({ tiles: z.array(TileView).max(32) });
export type ViewRequest = z.infer<typeof ViewRequest>;

export interface ConsumerClosedNotice {
  readonly consumer: ConsumerId;
}

export interface ConsumerPausedNotice {
  readonly consumer: ConsumerId;
  /** `sender`: muted or camera off; `bandwidth`: the server paused the picture so that sound goes on. */
  readonly by: 'sender' | 'bandwidth' | 'none';
}

/** The server has paused one of your sources: a host muted you. */
export interface SourceMutedNotice {
  readonly source: Source;
  /** Display name of the host. */
  readonly by: string;
}

/** The media path is gone (a worker died): answer with `media:open`. */
export interface MediaLostNotice {
  readonly reason: 'worker-died' | 'mixer-closed';
}

/** Who speaks now; sent at most ten times a second and only when something changed. */
export interface SpeakersNotice {
  /** The active speaker with hysteresis; null while nobody has spoken. */
  readonly active: ParticipantId | null;
  /** Loudness of those who are heard, dBov from -127 (silence) to 0, loudest first. */
  readonly levels: readonly { readonly participant: ParticipantId; readonly level: number }[];
}

/** Connection quality of each participant's sending path, 0 (nothing arrives) to 10 (perfect). */
export interface QualityNotice {
  readonly participants: readonly { readonly participant: ParticipantId; readonly score: number }[];
}
