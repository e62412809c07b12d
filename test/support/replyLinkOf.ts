import path from 'node:path';
import { Client } from 'pg';
import { MasterKey } from '../../server/admin/MasterKey';
import { ReplyTokens } from '../../server/admin/scheduling/ReplyTokens';
import { InvitationId } from '../../server/contract/ids';
import type { Product } from './Product';

/** The path of the link in the last mail to a guest from outside: made from the product's own key, as the mail's is. */
export async function replyLinkOf({ env }: Pick<Product, 'env'>, email: string): Promise<string> {
  const client = new Client({ connectionString: env['DATABASE_URL'] ?? '' });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; link_version: number }>(
      'SELECT id, link_version FROM invitations WHERE email = $1 ORDER BY created_at DESC LIMIT 1',
      [email],
    );
    const [row] = rows;
    if (!row) throw new Error(`${email} is not invited`);
    const key = MasterKey.open(path.join(env['PLENUM_DATA_DIR'] ?? '', 'master.key'));
    const tokens = new ReplyTokens(key.derive('replies to invitations'));
    return `/reply#${tokens.link(InvitationId.parse(row.id), row.link_version)}`;
  } finally {
    await client.end();
  }
}
