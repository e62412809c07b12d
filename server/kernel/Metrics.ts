import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DeviceKind } from '../contract/conference';

const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Every metric, declared once, and one function for every event that moves it. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #registers = [this.#registry];

  readonly #requests = new Histogram({
    name: 'plenum_http_request_seconds',
    help: 'Time from an HTTP request to its reply.',
    labelNames: ['route', 'status'] as const,
    buckets: DURATIONS,
    registers: this.#registers,
  });
  readonly #signIns = new Counter({
    name: 'plenum_sign_ins_total',
    help: 'Sign-ins of users and guests, by outcome.',
    labelNames: ['kind', 'outcome'] as const,
    registers: this.#registers,
  });
  readonly #hashes = new Gauge({
    name: 'plenum_password_hashes_waiting',
    help: 'Passwords that wait to be hashed.',
    registers: this.#registers,
  });
  readonly #participants = new Gauge({
    name: 'plenum_participants',
    help: 'Participants in meetings now.',
    labelNames: ['device'] as const,
    registers: this.#registers,
  });
  readonly #meetings = new Gauge({
    name: 'plenum_live_meetings',
    help: 'Meetings that run now.',
    registers: this.#registers,
  });
  readonly #joins = new Histogram({
    name: 'plenum_join_seconds',
    help: 'Time from an INVITE to its answer.',
    buckets: DURATIONS,
    registers: this.#registers,
  });
  readonly #sockets = new Gauge({
    name: 'plenum_sockets',
    help: 'Open sockets.',
    labelNames: ['kind'] as const,
    registers: this.#registers,
  });
  readonly #messages = new Counter({
    name: 'plenum_socket_requests_total',
    help: 'Requests on sockets, by outcome.',
    labelNames: ['request', 'outcome'] as const,
    registers: this.#registers,
  });
  readonly #workerDeaths = new Counter({
    name: 'plenum_media_worker_deaths_total',
    help: 'Media workers that died or hung.',
    registers: this.#registers,
  });

  readonly #jobs = new Histogram({
    name: 'plenum_job_seconds',
    help: 'Time that jobs in the background took, by outcome.',
    labelNames: ['job', 'outcome'] as const,
    buckets: DURATIONS,
    registers: this.#registers,
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry, prefix: 'plenum_' });
  }

  requestServed(route: string, status: number, seconds: number): void {
    this.#requests.observe({ route, status: String(status) }, seconds);
  }

  signedIn(kind: 'user' | 'guest'): void {
    this.#signIns.inc({ kind, outcome: 'succeeded' });
  }

  signInRefused(kind: 'user' | 'guest', reason: 'wrong' | 'limited' | 'busy'): void {
    this.#signIns.inc({ kind, outcome: reason });
  }

  hashesWaiting(count: number): void {
    this.#hashes.set(count);
  }

  participantJoined(device: DeviceKind): void {
    this.#participants.inc({ device });
  }

  participantLeft(device: DeviceKind): void {
    this.#participants.dec({ device });
  }

  liveMeetings(count: number): void {
    this.#meetings.set(count);
  }

  inviteAnswered(seconds: number): void {
    this.#joins.observe(seconds);
  }

  socketOpened(kind: 'signalling' | 'sip'): void {
    this.#sockets.inc({ kind });
  }

  socketClosed(kind: 'signalling' | 'sip'): void {
    this.#sockets.dec({ kind });
  }

  requestHandled(request: string, outcome: string): void {
    this.#messages.inc({ request, outcome });
  }

  workerDied(): void {
    this.#workerDeaths.inc();
  }

  jobRan(job: string, outcome: 'done' | 'failed' | 'given-up', seconds: number): void {
    this.#jobs.observe({ job, outcome }, seconds);
  }

  /** Everything, as Prometheus reads it. */
  async print(): Promise<{ contentType: string; text: string }> {
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
