import type { StoredAuditEntry } from '../../../db/stores/AuditStore';
import { type AuditEntryView, AuditQuery } from '../../contract/audit';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { type AuditTrail, actOf } from '../AuditTrail';

/** The audit log, for admins. To look at it is a privileged act like any other. */
export function auditRoutes(trail: AuditTrail) {
  return {
    listAuditEntries: defineRoute<'listAuditEntries'>({
      summary: 'Privileged acts, the newest first.',
      query: AuditQuery,
      costs: 'search',
      run: (call) =>
        trail.run(actOf(call), async ({ audit }) => {
          const { total, items } = await audit.list(call.query);
          return { value: { total, items: items.map(toView) }, object: null, after: call.query };
        }),
    }),
    verifyAuditLog: defineRoute<'verifyAuditLog'>({
      summary: 'Look whether every entry of the audit log is as it was written.',
      costs: 'search',
      run: (call) =>
        trail.run(actOf(call), async ({ audit }) => {
          const { entries, brokenAt } = await audit.verify();
          const value = { entries, intact: brokenAt === null, brokenAt };
          return { value, object: null, after: value };
        }),
    }),
  } satisfies Pick<Routes, 'listAuditEntries' | 'verifyAuditLog'>;
}

function toView(entry: StoredAuditEntry): AuditEntryView {
  const { number, at, actor, actorName, signIn, ip, action, before, after, result, hash } = entry;
  const { objectKind: kind, objectId: id } = entry;
  return {
    number,
    at: at.toISOString(),
    actor: { id: actor, displayName: actorName },
    signIn,
    ip,
    action,
    object: kind && id ? { kind, id } : null,
    before,
    after,
    result,
    hash: hash.toString('hex'),
  };
}
