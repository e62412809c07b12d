import { readHeaderParameters } from '../message/HeaderParameters';
import { SipRefusal } from '../sipErrors';
import type { ServerTransaction } from '../transaction/ServerTransaction';
import { toDialogId } from './Dialog';
import type { DialogTable } from './DialogTable';
import { InviteServerDialog } from './InviteServerDialog';

/** The call an INVITE wants to take the place of (RFC 3891 3): it must exist, and be the same person's. */
export function findReplaced(
  { request, flow }: ServerTransaction,
  dialogs: DialogTable,
): InviteServerDialog | undefined {
  const [text, second] = request.headers.all('replaces');
  if (text === undefined) return undefined;
  const semicolon = text.indexOf(';');
  const parameters = readHeaderParameters(text, semicolon < 0 ? text.length : semicolon);
  const to = parameters.get('to-tag');
  const from = parameters.get('from-tag');
  if (second !== undefined || to === undefined || from === undefined) {
    throw new SipRefusal(400, 'malformed Replaces');
  }
  const dialog = dialogs.find(toDialogId(text.slice(0, semicolon).trim(), to, from), flow.identity);
  if (!(dialog instanceof InviteServerDialog)) throw new SipRefusal(481, 'no such call');
  if (parameters.has('early-only')) throw new SipRefusal(486, 'the call was answered');
  return dialog;
}
