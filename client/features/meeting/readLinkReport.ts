/** The state of one's own connection in figures, between two looks at the statistics. */
export interface LinkReport {
  readonly roundTripMs: number | null;
  /** Per cent of the packets that did not arrive here. */
  readonly lostPercent: number | null;
  readonly receivedKbit: number | null;
  readonly sentKbit: number | null;
  readonly picture: { readonly width: number; readonly height: number; readonly frames: number } | null;
  readonly limitedBy: 'bandwidth' | 'cpu' | null;
}

/** What is counted since the start; rates come from two of these. */
export interface LinkCounters {
  readonly at: number;
  readonly received: number;
  readonly sent: number;
  readonly arrived: number;
  readonly lost: number;
}

interface Stats {
  readonly send: RTCStatsReport;
  readonly receive: RTCStatsReport;
}

type Entry = Readonly<Record<string, unknown>> & { readonly type: string };

const entriesOf = (report: RTCStatsReport): Entry[] => [...report.values()] as Entry[];
const number = (entry: Entry | undefined, key: string): number => Number(entry?.[key] ?? 0);

export function readLinkCounters({ send, receive }: Stats, at: number): LinkCounters {
  const inbound = entriesOf(receive).filter(({ type }) => type === 'inbound-rtp');
  const sum = (entries: readonly Entry[], key: string) =>
    entries.reduce((total, entry) => total + number(entry, key), 0);
  const transports = (report: RTCStatsReport) => entriesOf(report).filter(({ type }) => type === 'transport');
  return {
    at,
    received: sum(transports(receive), 'bytesReceived'),
    sent: sum(transports(send), 'bytesSent'),
    arrived: sum(inbound, 'packetsReceived'),
    lost: sum(inbound, 'packetsLost'),
  };
}

export function readLinkReport(stats: Stats, before: LinkCounters | null, now: LinkCounters): LinkReport {
  const sending = entriesOf(stats.send);
  const pair = [...entriesOf(stats.receive), ...sending].find(
    (entry) => entry.type === 'candidate-pair' && entry['currentRoundTripTime'] !== undefined,
  );
  const layers = sending.filter((entry) => entry.type === 'outbound-rtp' && entry['kind'] === 'video');
  const top = layers.toSorted((a, b) => number(b, 'frameWidth') - number(a, 'frameWidth'))[0];
  const limits = layers.map((entry) => entry['qualityLimitationReason']);
  const seconds = before ? (now.at - before.at) / 1000 : 0;
  const rate = (key: 'received' | 'sent') =>
    before && seconds > 0 ? Math.round(((now[key] - before[key]) * 8) / 1000 / seconds) : null;
  const arrived = before ? now.arrived - before.arrived : 0;
  const lost = before ? Math.max(0, now.lost - before.lost) : 0;
  return {
    roundTripMs: pair ? Math.round(number(pair, 'currentRoundTripTime') * 1000) : null,
    lostPercent: arrived + lost > 0 ? Math.round((1000 * lost) / (arrived + lost)) / 10 : null,
    receivedKbit: rate('received'),
    sentKbit: rate('sent'),
    picture:
      number(top, 'frameWidth') > 0
        ? {
            width: number(top, 'frameWidth'),
            height: number(top, 'frameHeight'),
            frames: Math.round(number(top, 'framesPerSecond')),
          }
        : null,
    limitedBy: limits.includes('bandwidth') ? 'bandwidth' : limits.includes('cpu') ? 'cpu' : null,
  };
}
