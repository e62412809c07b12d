import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';

/** What a store asks of the database: the whole of it, or one transaction. */
export interface Queryable {
  query<T>(statement: string, parameters?: unknown[]): Promise<T>;
  getRepository<T extends ObjectLiteral>(target: EntityTarget<T>): Repository<T>;
  /** Inside a transaction, a savepoint. */
  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}
