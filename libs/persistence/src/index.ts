export type { EntityClass } from './data-source.js';
export { FactError, Ledger, type RuleSetInForce } from './ledger/ledger.js';
export { LEDGER_MIGRATIONS } from './ledger/schema.js';
export { migrate, migration, MigrationError, type Migration } from './migration.js';
export { fromCursor, toCursor, toPage, type Page, type SortKey, type SortKeyPart } from './page.js';
export { persistence, PersistenceModule, type PersistenceOptions } from './plugin.js';
export { provisionServices, SERVICES_ROLE, type ServiceAccount } from './provision.js';
export { NOT_FOUND, Rows, Store } from './store.js';
export { codeOf, inTransaction, RolledBack } from './transaction.js';
