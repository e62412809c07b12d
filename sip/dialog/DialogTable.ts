import type { SipRequest } from '../message/SipRequest';
import type { FlowIdentity, SipFlow } from '../SipFlow';
import type { ActiveDialog } from './ActiveDialog';
import { toDialogId } from './Dialog';

/** Every live dialog, found by what its requests carry. */
export class DialogTable {
  readonly #dialogs = new Map<string, ActiveDialog>();

  get size(): number {
    return this.#dialogs.size;
  }

  add(dialog: ActiveDialog): void {
    this.#dialogs.set(dialog.id, dialog);
  }

  remove(id: string): void {
    this.#dialogs.delete(id);
  }

  /** A dialog belongs to a person: to anybody else it does not exist (SPEC D2). */
  find(id: string, identity: FlowIdentity): ActiveDialog | undefined {
    const dialog = this.#dialogs.get(id);
    return dialog?.identity.principal === identity.principal ? dialog : undefined;
  }

  findFor(request: SipRequest, flow: SipFlow): ActiveDialog | undefined {
    const id = toDialogId(request.callId, request.to.tag ?? '', request.from.tag ?? '');
    return this.find(id, flow.identity);
  }

  /** How many dialogs one person has. */
  countOf(identity: FlowIdentity): number {
    let count = 0;
    for (const dialog of this.#dialogs.values())
      if (dialog.identity.principal === identity.principal) count++;
    return count;
  }

  flowClosed(flow: SipFlow): void {
    for (const dialog of [...this.#dialogs.values()]) dialog.flowClosed(flow);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#dialogs.values()].map((dialog) => dialog.close()));
  }
}
