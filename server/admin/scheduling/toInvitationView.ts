import type { StoredAnswer, StoredInvitee } from '../../../db/stores/InviteeStore';
import type { InvitationView, InviteeView } from '../../contract/invitations';

/** An invitation as whoever is invited sees it. */
export function toInvitationView(invitee: StoredInvitee): InvitationView {
  const { id, occurrence, delegatedBy, answers } = invitee;
  return {
    id,
    occurrence,
    delegatedBy,
    ...toAnswered(invitee),
    answers: answers.map((answer) => ({ occurrence: answer.occurrence, ...toAnswered(answer) })),
  };
}

/** An invitation in the organiser's list. */
export function toInviteeView(invitee: StoredInvitee): InviteeView {
  const { user, name, email, department } = invitee;
  return { ...toInvitationView(invitee), user, name, email, department };
}

/** What others who are invited may know of somebody. */
export function withoutReasons(view: InviteeView): InviteeView {
  const hidden = { reason: '', proposed: null };
  const answers = view.answers.map((answer) => ({ ...answer, ...hidden }));
  return { ...view, ...hidden, answers, email: null };
}

function toAnswered({ state, reason, proposed, answeredAt, delegatedTo }: StoredAnswer) {
  return {
    state,
    reason,
    proposed: proposed && { start: toInstant(proposed.start), end: toInstant(proposed.end) },
    answeredAt: answeredAt === null ? null : toInstant(answeredAt),
    delegatedTo,
  };
}

/** The database writes instants into JSON with its own zone. */
function toInstant(text: string): string {
  return new Date(text).toISOString();
}
