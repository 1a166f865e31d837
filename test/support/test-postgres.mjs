/** A PostgreSQL for tests: in a temporary folder, forgetful, thrown away afterwards. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedModule } from './build-embedded.mjs';

const PREFIX = 'attestation-test-';
/** Tells where the data really lie: root's PostgreSQL cannot enter the temporary folder. */
const WHERE = 'data-dir';

/**
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startTestPostgres({ log } = {}) {
  const embedded = await embeddedModule();
  clearAway(embedded.isAlive);
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const settings = { shared_buffers: '64MB', max_wal_size: '256MB', autovacuum_naptime: '10s' };
  const postgres = await embedded.startEmbeddedPostgres({ dataDir: folder, maxConnections: 300, durable: false, settings, log });
  writeFileSync(join(folder, WHERE), postgres.dataDir);
  const atOnce = () => quietly(() => process.kill(postgres.pid, 'SIGQUIT'));
  process.once('exit', atOnce); // a run that breaks off leaves no database behind
  const stop = async () => {
    process.off('exit', atOnce);
    await postgres.stop();
    for (const each of [folder, postgres.dataDir]) rmSync(each, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}

/** What killed runs left: their database is stopped, their folder removed. */
function clearAway(isAlive) {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    for (const each of new Set([dataDirOf(folder), folder])) quietly(() => throwAway(each));
  }
}

const dataDirOf = (folder) => (existsSync(join(folder, WHERE)) ? readFileSync(join(folder, WHERE), 'utf8') : folder);

function throwAway(dataDir) {
  const pidFile = join(dataDir, 'cluster', 'postmaster.pid');
  if (existsSync(pidFile)) quietly(() => process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT'));
  rmSync(dataDir, { recursive: true, force: true });
}

function quietly(work) {
  try {
    work();
  } catch {
    // gone already
  }
}
