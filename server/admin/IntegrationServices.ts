import type { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { JobSender } from '../jobs/JobQueue';
import type { AuditTrail } from './AuditTrail';
import { ApiKeyService } from './integrations/ApiKeyService';
import { integrationRoutes } from './integrations/integrationRoutes';
import { Vault } from './integrations/Vault';
import { WebhookCaller } from './integrations/WebhookCaller';
import { WebhookDelivery } from './integrations/WebhookDelivery';
import { WebhookService } from './integrations/WebhookService';
import type { MasterKey } from './MasterKey';

export interface IntegrationOptions {
  /** Host part of addresses of record. */
  readonly domain: string;
  /** Whether webhooks may call this computer and private networks, and over plain http. */
  readonly webhooksInside: boolean;
}

export interface IntegrationParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  readonly masterKey: MasterKey;
  readonly jobs: JobSender;
  readonly now: () => number;
}

/** How programs use Plenum and are told what happens in it. */
export class IntegrationServices {
  readonly keys: ApiKeyService;
  readonly routes: ReturnType<typeof integrationRoutes>;
  readonly jobs: WebhookDelivery['jobs'];

  constructor({ domain, webhooksInside }: IntegrationOptions, parts: IntegrationParts) {
    const { masterKey, now } = parts;
    const vault = new Vault(masterKey.derive('webhook secrets'));
    const caller = new WebhookCaller({ inside: webhooksInside }, now);
    this.keys = new ApiKeyService({ ...parts, domain });
    this.routes = integrationRoutes(this.keys, new WebhookService({ ...parts, vault, caller }));
    this.jobs = new WebhookDelivery({ ...parts, vault, caller }).jobs;
  }
}
