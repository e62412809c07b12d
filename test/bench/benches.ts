import type { Bench } from './Bench';

/** Every bench, quick ones first. Each is loaded when it runs: the media library reads its settings at that moment. */
export const benches: readonly Bench[] = [
  {
    names: ['sip.parseUs'],
    needsProduct: false,
    runs: 30,
    measure(runs) {
      const { sipParseBench }: typeof import('./sipParseBench') = require('./sipParseBench');
      return sipParseBench(runs);
    },
  },
  {
    names: ['socket.requestUs'],
    needsProduct: false,
    runs: 15,
    measure(runs) {
      const { socketRequestBench }: typeof import('./socketRequestBench') = require('./socketRequestBench');
      return socketRequestBench(runs);
    },
  },
  {
    names: ['start.warmMs'],
    needsProduct: true,
    runs: 3,
    measure(runs) {
      const { startBench }: typeof import('./startBench') = require('./startBench');
      return startBench(runs);
    },
  },
  {
    names: ['rest.recordSearchP95Ms', 'rest.userSearchP95Ms', 'rest.roomDayP95Ms', 'rest.bookingWriteP95Ms'],
    needsProduct: true,
    runs: 3,
    measure(runs) {
      const { restBench }: typeof import('./restBench') = require('./restBench');
      return restBench(runs);
    },
  },
  {
    names: [
      'board.lastReceiverP99Ms',
      'board.durableAckP99Ms',
      'board.coreShare',
      'board.stormP99Ms',
      'board.stormMissing',
      'board.deliveriesPerCore',
      'board.quietDelayMs',
      'board.quietDelayP99Ms',
      'board.lockAnswerP99Ms',
    ],
    needsProduct: false,
    runs: 3,
    measure(runs) {
      const { boardBench }: typeof import('./boardBench') = require('./boardBench');
      return boardBench(runs);
    },
  },
  {
    names: ['board.open20kMs', 'board.heapMb', 'board.panFps', 'board.redrawMs'],
    needsProduct: true,
    runs: 3,
    measure(runs) {
      const { boardOpenBench }: typeof import('./boardOpenBench') = require('./boardOpenBench');
      return boardOpenBench(runs);
    },
  },
  {
    names: ['board.uploadP99Ratio'],
    needsProduct: true,
    runs: 3,
    measure(runs) {
      const { uploadBench }: typeof import('./uploadBench') = require('./uploadBench');
      return uploadBench(runs);
    },
  },
  {
    names: ['join.firstFrameMs', 'join.firstAudioMs', 'join.roundTrips'],
    needsProduct: true,
    runs: 20,
    measure(runs) {
      const { joinBench }: typeof import('./joinBench') = require('./joinBench');
      return joinBench(runs);
    },
  },
  {
    names: ['recover.workerMs', 'recover.serverMs'],
    needsProduct: true,
    runs: 5,
    measure(runs) {
      const { recoverBench }: typeof import('./recoverBench') = require('./recoverBench');
      return recoverBench(runs);
    },
  },
  {
    names: ['sfu.cpuPerMbit', 'sfu.nineTilesKbps'],
    needsProduct: true,
    runs: 5,
    measure(runs) {
      const { sfuBench }: typeof import('./sfuBench') = require('./sfuBench');
      return sfuBench(runs);
    },
  },
];
