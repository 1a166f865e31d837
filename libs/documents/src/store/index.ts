export { type DocumentEntry, documentStore, type DocumentStore } from './document-store.js';
export { DOCUMENT_MIGRATIONS } from './migrations.js';
