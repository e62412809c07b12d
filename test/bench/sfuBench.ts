import type { Figures } from './Bench';
import { medianOf, toFigure } from './Figure';
import { measureNineTiles } from './measureNineTiles';
import { SfuLoad } from './SfuLoad';

const SIZE = { senders: 6, viewers: 20 };
const WARM_UP_MS = 2500;
const MEASURED_MS = 6000;

/**
 * What the SFU costs: processor time for each Mbit to viewers, beside bare mediasoup with equal consumers in the same
 * run, and what a viewer of nine tiles gets, beside all top layers. Receivers are plain RTP on both sides: WebRTC
 * receivers would need browsers, whose own cost would drown what is measured.
 */
export async function sfuBench(runs: number): Promise<Figures> {
  const own: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < runs; run++) {
    bare.push(await measureSide('bare'));
    own.push(await measureSide('plenum'));
  }
  const { got, top } = await measureNineTiles();
  return {
    'sfu.cpuPerMbit': toFigure(own, 'ms/Mbit', { what: 'bare mediasoup', value: medianOf(bare) }),
    'sfu.nineTilesKbps': toFigure([got], 'kbit/s', { what: 'all top layers', value: top }),
  };
}

async function measureSide(side: 'plenum' | 'bare'): Promise<number> {
  const load = await SfuLoad.start(side, SIZE);
  try {
    await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
    return await load.cpuPerMbit(MEASURED_MS);
  } finally {
    await load.close();
  }
}
