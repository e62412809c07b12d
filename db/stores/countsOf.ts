/** The SQL of how many of those invited to a booking come, by what they answered: to one date, or to the whole. */
export function countsOf(booking: string, occurrence?: string): string {
  const state = occurrence ? 'coalesce(ca.state, ci.state)' : 'ci.state';
  const counted = (name: string, is: string) => `'${name}', count(*) FILTER (WHERE ${state} ${is})`;
  return `(SELECT json_build_object(${counted('invited', "<> 'delegated'")}, ${counted('accepted', "= 'accepted'")},
      ${counted('tentative', "= 'tentative'")}, ${counted('declined', "= 'declined'")},
      ${counted('waiting', "= 'needs-action'")})
    FROM invitations ci
    ${occurrence ? `LEFT JOIN invitation_answers ca ON ca.invitation_id = ci.id AND ca.occurrence_id = ${occurrence}` : ''}
    WHERE ci.booking_id = ${booking} AND ci.withdrawn_at IS NULL
      AND (ci.occurrence_id IS NULL ${occurrence ? `OR ci.occurrence_id = ${occurrence}` : ''}))`;
}
