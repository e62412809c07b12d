import type { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { RouteName } from '../contract/routes';
import type { JobSender } from '../jobs/JobQueue';
import type { Logger } from '../kernel/Logger';
import type { AttemptLimiter } from './AttemptLimiter';
import { AuditTrail } from './AuditTrail';
import { DepartmentService } from './accounts/DepartmentService';
import { DirectoryService } from './accounts/DirectoryService';
import { departmentRoutes } from './accounts/departmentRoutes';
import type { PasswordHasher } from './accounts/PasswordHasher';
import { type PasswordLinkOptions, PasswordLinks } from './accounts/PasswordLinks';
import { UserImport } from './accounts/UserImport';
import { UserService } from './accounts/UserService';
import { userRoutes } from './accounts/userRoutes';
import { auditRoutes } from './audit/auditRoutes';
import { OrganisationAccess } from './OrganisationAccess';
import { SchedulingServices } from './SchedulingServices';

export interface OrganisationParts {
  readonly stores: OrganisationStores;
  readonly isPrivileged: (route: RouteName) => boolean;
  readonly hasher: PasswordHasher;
  readonly limiter: AttemptLimiter;
  readonly jobs: JobSender;
  /** From which the secrets in the mails of invitations are made. */
  readonly replyKey: Buffer;
  readonly logger: Logger;
  /** Somebody may be no agent any more. */
  readonly rolesChanged: () => Promise<void>;
  readonly now: () => number;
}

/** Departments, users, rooms and bookings, and the audit log of what is done with them. */
export class OrganisationServices {
  readonly trail: AuditTrail;
  readonly access: OrganisationAccess;
  readonly links: PasswordLinks;
  readonly scheduling: SchedulingServices;
  readonly routes: ReturnType<OrganisationServices['makeRoutes']>;

  constructor(
    private readonly options: PasswordLinkOptions,
    private readonly parts: OrganisationParts,
  ) {
    this.trail = new AuditTrail(parts);
    this.access = new OrganisationAccess(parts.stores);
    this.links = new PasswordLinks(options, parts);
    this.scheduling = new SchedulingServices({ ...parts, trail: this.trail, access: this.access });
    this.routes = this.makeRoutes();
  }

  private makeRoutes() {
    const { trail, access, links } = this;
    const { stores, hasher, rolesChanged, now } = this.parts;
    const { domain } = this.options;
    const acting = { stores, trail, access, now };
    return {
      ...auditRoutes(trail),
      ...departmentRoutes(new DepartmentService(acting), new DirectoryService(stores, domain)),
      ...userRoutes({
        users: new UserService({
          ...acting,
          links,
          hasher,
          domain,
          rolesChanged,
          bookingsHandedOver: (...handed) => this.scheduling.handedOver(...handed),
        }),
        links,
        lists: new UserImport({ stores, trail, links, now }),
      }),
      ...this.scheduling.routes,
    };
  }
}
