import type { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { Logger } from '../kernel/Logger';
import type { AuditTrail } from './AuditTrail';
import { SupportAccess } from './SupportAccess';
import { AgentService } from './support/AgentService';
import { CannedAnswerService } from './support/CannedAnswerService';
import { SuggestionService } from './support/SuggestionService';
import { supportRoutes } from './support/supportRoutes';
import { TicketClock } from './support/TicketClock';
import { TicketDesk } from './support/TicketDesk';
import { type TicketParts, TicketService } from './support/TicketService';

export interface SupportParts extends TicketParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  readonly logger: Logger;
}

const SWEEP_MS = 60_000;

/** The support desk, with the clock that moves on what nobody moves. */
export class SupportServices {
  readonly access: SupportAccess;
  readonly routes: ReturnType<typeof supportRoutes>;
  readonly #clock: TicketClock;
  readonly #sweeping: NodeJS.Timeout;

  constructor(private readonly parts: SupportParts) {
    const { stores } = parts;
    this.access = new SupportAccess(stores);
    this.#clock = new TicketClock(parts);
    this.routes = supportRoutes({
      tickets: new TicketService(parts),
      desk: new TicketDesk(parts),
      answers: new CannedAnswerService(parts),
      agents: new AgentService({ ...parts, release: () => this.sweep() }),
      suggestions: new SuggestionService(parts),
      figures: stores.supportFigures,
    });
    this.#sweeping = setInterval(() => void this.sweep(), SWEEP_MS);
  }

  /** Closes what fell silent, and gives back to the queue what those had who are agents no more. Never throws. */
  async sweep(): Promise<void> {
    await this.#clock
      .sweep()
      .catch((cause) => this.parts.logger.warn('conversations were not swept', { cause: String(cause) }));
  }

  close(): void {
    clearInterval(this.#sweeping);
  }
}
