import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { UserRecord } from '../../../db/stores/UserStore';
import type { DirectoryCard, DirectoryQuery } from '../../contract/departments';
import type { UserId } from '../../contract/ids';
import type { Page } from '../../contract/paging';
import { UnknownUserError } from '../organisationErrors';

/** Where members look each other up. */
export class DirectoryService {
  constructor(
    private readonly stores: OrganisationStores,
    /** Host part of addresses of record. */
    private readonly domain: string,
  ) {}

  async search(query: DirectoryQuery): Promise<Page<DirectoryCard>> {
    const { department } = query;
    const within = department && (await this.stores.departments.within([department]));
    const { total, items } = await this.stores.users.searchDirectory(query, within);
    return { total, items: items.map((user) => this.#toCard(user)) };
  }

  /** Throws UnknownUserError, also for those who are disabled. */
  async view(id: UserId): Promise<DirectoryCard> {
    const user = await this.stores.users.find(id);
    if (!user || user.disabledAt) throw new UnknownUserError();
    return this.#toCard(user);
  }

  #toCard({ id, displayName, email, sipName, department }: UserRecord): DirectoryCard {
    return { id, displayName, email, address: `sip:${sipName}@${this.domain}`, department };
  }
}
