import { CrashLedger } from '../../../media/CrashLedger';
import { ann, bob, carol } from '../../support/people';

let now: number;
let ledger: CrashLedger;

beforeEach(() => {
  now = 0;
  ledger = new CrashLedger(() => now);
});

test('[M8] a death is tied to whose request was running or had just run', () => {
  const worker = {};
  request(worker, carol.id);
  now = 1000;
  request(worker, bob.id);
  ledger.requestStarted(worker, ann.id);
  now = 1500;
  expect(new Set(ledger.recordDeath(worker).suspects)).toEqual(new Set([ann.id, bob.id]));
});

test('[M8] a request that runs for long is still running', () => {
  const worker = {};
  ledger.requestStarted(worker, ann.id);
  now = 20_000;
  expect(ledger.recordDeath(worker).suspects).toEqual([ann.id]);
});

test('[M8] what happened on another worker does not count', () => {
  request({}, ann.id);
  expect(ledger.recordDeath({}).suspects).toEqual([]);
});

test('[M8] two deaths are forgiven, the third within 60 s is not', () => {
  expect(crash(ann.id).quarantined).toBeUndefined();
  now += 20_000;
  expect(crash(ann.id).quarantined).toBeUndefined();
  expect(ledger.isOnProbation(ann.id)).toBe(true);
  now += 20_000;
  expect(crash(ann.id).quarantined).toBe(ann.id);
  expect(ledger.isQuarantined(ann.id)).toBe(true);
});

test('[M8] three deaths over a longer time are forgiven', () => {
  crash(ann.id);
  now += 31_000;
  crash(ann.id);
  now += 31_000;
  expect(crash(ann.id).quarantined).toBeUndefined();
  expect(ledger.isQuarantined(ann.id)).toBe(false);
});

test('[M8] several suspects are not quarantined, however often', () => {
  for (let death = 0; death < 5; death++) {
    const worker = {};
    request(worker, ann.id);
    request(worker, bob.id);
    expect(ledger.recordDeath(worker).quarantined).toBeUndefined();
  }
});

test('[M8] a quarantine ends after ten minutes', () => {
  for (let death = 0; death < 3; death++) crash(ann.id);
  now += 600_000;
  expect(ledger.isQuarantined(ann.id)).toBe(false);
});

test('[M8] when somebody has the worker alone, only they are tied to its death', () => {
  const worker = {};
  request(worker, bob.id);
  request(worker, ann.id);
  expect(ledger.recordDeath(worker, ann.id).suspects).toEqual([ann.id]);
});

test('[M8] the one who has it alone but did nothing does not shield the others', () => {
  const worker = {};
  request(worker, bob.id);
  expect(ledger.recordDeath(worker, ann.id).suspects).toEqual([bob.id]);
});

test('[M8] who did nothing for a second is forgotten, who waits for an answer is not', () => {
  const worker = {};
  request(worker, carol.id);
  ledger.requestStarted(worker, bob.id);
  now = 1000;
  request(worker, ann.id);
  expect(ledger.rememberedOn(worker)).toBe(2);
  expect(ledger.recordDeath(worker).suspects).toEqual([bob.id, ann.id]);
});

function request(worker: object, participant: typeof ann.id): void {
  ledger.requestStarted(worker, participant);
  ledger.requestEnded(worker, participant);
}

function crash(participant: typeof ann.id) {
  const worker = {};
  request(worker, participant);
  return ledger.recordDeath(worker);
}
