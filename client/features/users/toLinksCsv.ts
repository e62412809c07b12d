import type { ImportResult } from '../../../server/contract/users';

/** The links of those who were added, as a list that a spreadsheet or a mail merge reads. */
export function toLinksCsv({ passwordLinks }: ImportResult): string {
  const rows = passwordLinks.map(({ email, url, expiresAt }) => [email, url, expiresAt].map(quote).join(','));
  return ['email,link,until', ...rows, ''].join('\r\n');
}

function quote(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}
