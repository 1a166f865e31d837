import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { SignatureFiles } from '../data/signature-authority.js';
import type { ProcessPlan } from '../layout.js';
import { envName } from '../layout.js';
import type { Settings } from '../settings.js';
import type { Addresses } from './addresses.js';

/** What belongs to the supervisor alone: the administrator's address, and what npm tells its scripts; or to one process. */
const WITHHELD = /^(DATABASE_URL|PORT|SIGNATURE_AUTHORITY|SMTP_URL|KAFKA_.*|npm_.*)$/;

/** Where several threads ask for memory, glibc keeps some for each of them, up to eight times as often as there are processors: with two places a process holds a tenth less. */
const ARENAS = '2';

/**
 * The settings of all processes: addresses of everything, no password of the database.
 * Listening is on 127.0.0.1, except for the web entry (`WEB_HOST`).
 */
export function commonEnv(settings: Settings, at: Addresses, outer: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(outer).filter(([name]) => !WITHHELD.test(name) && !name.endsWith('_DATABASE_URL')));
  const ports = [...at.ports].map(([name, port]) => [`${envName(name)}_PORT`, String(port)]);
  const urls = [...at.ports].map(([name, port]) => [`${envName(name)}_URL`, `http://127.0.0.1:${port}`]);
  return {
    ...kept,
    ...Object.fromEntries([...ports, ...urls]),
    HOST: '127.0.0.1',
    WEB_HOST: settings.host,
    PUBLIC_URL: settings.publicUrl,
    ZEEBE_ADDRESS: at.zeebeAddress,
    OIDC_ISSUER: at.oidcIssuer,
    DATA_DIR: settings.dataDir,
    FILES_DIR: outer.FILES_DIR || join(settings.dataDir, 'files'),
    MALLOC_ARENA_MAX: outer['MALLOC_ARENA_MAX'] || ARENAS,
    NODE_COMPILE_CACHE: join(settings.dataDir, 'cache'), // from Node 22 on: a warm start compiles nothing
    ...(at.engineManagement && { ENGINE_MANAGEMENT_PORT: new URL(at.engineManagement).port }),
  };
}

/**
 * What one process gets besides: the database addresses of its own parts, and of no other; the issuer's, who signs here; the mail server's, with its
 * password, who writes letters; the engine's, the Kafka to which it publishes its records, for the services' own bus is PostgreSQL.
 */
export function ownEnv({ parts }: ProcessPlan, databaseEnv: Record<string, string>, { authority }: SignatureFiles, outer: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const variables = parts.map(({ name }) => `${envName(name)}_DATABASE_URL`);
  const kafka = Object.entries(outer).filter(([name]) => name.startsWith('KAFKA_'));
  return {
    ...(parts.some(({ name }) => name === 'engine') && Object.fromEntries(kafka)),
    ...Object.fromEntries(variables.flatMap((variable) => (databaseEnv[variable] ? [[variable, databaseEnv[variable]]] : []))),
    ...(outer.SMTP_URL && parts.some(({ name }) => name === 'integrations') && { SMTP_URL: outer.SMTP_URL }),
    ...(authority && parts.some(({ name }) => name === 'identity') && { SIGNATURE_AUTHORITY: authority }),
  };
}

/** What the processes show each other, new at every start: who may make accounts, and who `integrations` is to the issuer. */
export function newSecrets(outer: NodeJS.ProcessEnv): Record<string, string> {
  const secret = (name: string): [string, string] => [name, outer[name] || randomBytes(24).toString('base64url')];
  return Object.fromEntries(['IDENTITY_BOOTSTRAP_SECRET', 'INTEGRATIONS_CLIENT_SECRET'].map(secret));
}

/** MB. Ten times what a process holds; without a limit V8 lets four times that gather as garbage before it looks. */
const HEAP_MB = 1024;
/** The engine's holds every instance that waits, some two kilobytes each, and keeps its garbage small by itself. */
const ENGINE_HEAP_MB = 4096;

/** MB. What `cases` makes for one answer lives longer than a small young generation lets it: with this it is a tenth cheaper. Others hardly gain. */
const CASES_YOUNG = ['--min-semi-space-size=16', '--max-semi-space-size=32'];

/** How Node is told to run a process: a limit of the heap in NODE_OPTIONS comes first. */
export const nodeOptions = (name: string, { NODE_OPTIONS = '' }: NodeJS.ProcessEnv): string[] =>
  ['--enable-source-maps', ...(name === 'cases' && !/semi[-_]space[-_]size/.test(NODE_OPTIONS) ? CASES_YOUNG : []), ...(/--max[-_]old[-_]space[-_]size/.test(NODE_OPTIONS) ? [] : [`--max-old-space-size=${name === 'engine' ? ENGINE_HEAP_MB : HEAP_MB}`])];
