import type { MeetingId } from '../../../server/contract/ids';
import type { ConnectionReport } from '../../../server/contract/support';

/** Where somebody asks for help: outside meetings there is nothing to measure. */
export interface HelpPlace {
  readonly meeting: MeetingId | null;
  /** Measures the connection of the meeting. */
  readonly readCall: () => Promise<ConnectionReport['call']>;
}

/** On pages at rest. */
export const AT_REST: HelpPlace = { meeting: null, readCall: async () => null };
