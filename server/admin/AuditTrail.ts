import type { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { AuditedKind } from '../contract/audit';
import type { ErrorCode } from '../contract/errors';
import type { RouteName } from '../contract/routes';
import type { UserActor } from '../kernel/Actor';
import type { Logger } from '../kernel/Logger';
import type { RouteCall } from '../rest/defineRoute';
import type { Refusal, RefusalLog } from '../rest/handleRoute';
import type { PathParameters } from '../rest/pathParameters';
import { whichUser } from './whichUser';

/** Who does what from where: a privileged act before it is done. */
export interface Act {
  readonly actor: UserActor;
  readonly action: RouteName;
  readonly ip: string;
}

export interface AuditedObject {
  readonly kind: AuditedKind;
  readonly id: string;
}

/** What stays of an act in the audit log. */
export interface Trace {
  readonly object: AuditedObject | null;
  /** What was there before and after, without secrets. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What an act has done: what it answers, and what stays of it. */
export interface Outcome<T> extends Trace {
  readonly value: T;
}

export interface AuditTrailParts {
  readonly stores: OrganisationStores;
  /** Whether the use of a route is a privileged act. */
  readonly isPrivileged: (route: RouteName) => boolean;
  readonly logger: Logger;
  readonly now: () => number;
}

/** Refusals that say nothing of what somebody wanted to do. */
const UNTOLD: readonly ErrorCode[] = [
  'invalid-request',
  'rate-limited',
  'too-large',
  'busy',
  'internal',
  'unavailable',
  'draining',
];

const KINDS: Readonly<Partial<Record<keyof PathParameters, AuditedKind>>> = {
  user: 'user',
  department: 'department',
  meeting: 'meeting',
  room: 'room',
  booking: 'booking',
  ticket: 'ticket',
  agent: 'user',
  cannedAnswer: 'canned-answer',
  shift: 'shift',
  suggestion: 'suggestion',
  record: 'record',
  retentionRule: 'retention-rule',
  apiKey: 'api-key',
  webhook: 'webhook',
};

/** Does privileged acts so that each leaves exactly one entry in the audit log, and a refused one too. */
export class AuditTrail implements RefusalLog {
  constructor(private readonly parts: AuditTrailParts) {}

  /** Does the act and writes its entry in one transaction: neither is there without the other. */
  async run<T>(act: Act, work: (stores: OrganisationStores) => Promise<Outcome<T>>): Promise<T> {
    return this.parts.stores.transaction(async (stores) => {
      const { value, ...trace } = await work(stores);
      await this.write(stores, act, trace);
      return value;
    });
  }

  /** Writes the entry of an act that `stores` have done in the same transaction. */
  async write(
    stores: OrganisationStores,
    act: Act,
    { object, before = null, after = null }: Trace,
  ): Promise<void> {
    await stores.audit.append({ ...this.#entryOf(act, object), before, after, result: 'done' });
  }

  async refused({ route, actor, parameters, ip, code }: Refusal): Promise<void> {
    if (actor?.kind !== 'user' || UNTOLD.includes(code) || !this.parts.isPrivileged(route)) return;
    const entry = this.#entryOf({ actor, action: route, ip }, objectOf(parameters));
    await this.parts.stores.audit
      .append({ ...entry, before: null, after: null, result: code })
      .catch((cause) => this.parts.logger.error('a refusal was not written to the audit log', { cause }));
  }

  #entryOf({ actor, action, ip }: Act, object: AuditedObject | null) {
    return {
      at: new Date(this.parts.now()),
      actor: actor.user,
      actorName: actor.displayName,
      signIn: actor.signIn,
      ip,
      action,
      objectKind: object?.kind ?? null,
      objectId: object?.id ?? null,
    };
  }
}

/** The privileged act that a request asks for. */
export function actOf({ route, actor, client }: RouteCall): Act {
  return { actor: whichUser(actor), action: route, ip: client.ip };
}

function objectOf(parameters: Partial<PathParameters>): AuditedObject | null {
  for (const [name, id] of Object.entries(parameters)) {
    const kind = KINDS[name as keyof PathParameters];
    if (kind) return { kind, id };
  }
  return null;
}
