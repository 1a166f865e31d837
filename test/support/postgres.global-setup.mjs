import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestPostgres } from './test-postgres.mjs';

/**
 * Before a package's tests: a PostgreSQL in TEST_DATABASE_URL, unless one is given or no test of the package asks.
 * @param {{ rootDir: string }} globalConfig Jest's
 */
export default async function setUp(globalConfig) {
  if (process.env.TEST_DATABASE_URL || !asksForDatabase(globalConfig.rootDir)) return;
  const postgres = await startTestPostgres();
  process.env.TEST_DATABASE_URL = postgres.url;
  globalThis.testPostgres = postgres;
}

const SKIPPED = new Set(['node_modules', 'dist', '.test', '.data']);

function asksForDatabase(folder) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    if (entry.isDirectory()) return !SKIPPED.has(entry.name) && asksForDatabase(join(folder, entry.name));
    return entry.name.endsWith('.ts') && /testDatabase\b|startTestEngine\b|startUnderTest\b|embeddedTarget\b|TEST_DATABASE_URL/.test(readFileSync(join(folder, entry.name), 'utf8'));
  });
}
