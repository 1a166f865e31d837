/**
 * Before `npm start`, `npm test` and `npm run demo`: installs and builds what is missing or has changed.
 * Plain Node without libraries, for it runs before there are any; no syntax that an old Node could not read.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_NODE = [20, 19];
const root = fileURLToPath(new URL('../../..', import.meta.url));
const marker = join(root, 'node_modules', '.data', 'prepared.json');
const lock = join(root, '.data', 'prepare.lock');

try {
  refuseOldNode();
  await alone(async () => {
    await install();
    await build();
    await bundle();
  });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(`Node.js ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}: install it from https://nodejs.org and start again.`);
}

/** Two starts at once: the second waits for the first. The holder's lock is touched every second, a dead one's grows old. */
async function alone(work) {
  await takeLock();
  const beat = setInterval(() => existsSync(lock) && utimesSync(lock, new Date(), new Date()), 1000);
  try {
    await work();
  } finally {
    clearInterval(beat);
    rmSync(lock, { force: true });
  }
}

async function takeLock() {
  for (let waited = 0; !claimed(); waited++) {
    if (waited === 0) console.log('Another start is installing or building here; waiting for it …');
    if (isAbandoned()) rmSync(lock, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function claimed() {
  try {
    if (!existsSync(dirname(lock))) mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new Error(`The folder ${root} cannot be written (${error.code}): give yourself the right to write there, or clone elsewhere.`, { cause: error });
  }
}

function isAbandoned() {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (Date.now() - statSync(lock).mtimeMs > 30_000) return true;
    if (holder > 0) process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

async function install() {
  const wanted = digest([join(root, 'package-lock.json')]);
  if (known().installed === wanted && existsSync(join(root, 'node_modules', '.package-lock.json'))) return;
  if (!holdsWhatIsLocked()) {
    await run('Installing libraries', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
  }
  remember({ installed: wanted });
}

/** Has npm already put everything the lock file names into node_modules (a developer's `npm install`)? */
function holdsWhatIsLocked() {
  const [locked, present] = [packagesIn(join(root, 'package-lock.json')), packagesIn(join(root, 'node_modules', '.package-lock.json'))];
  if (!locked || !present) return false;
  return Object.entries(locked).every(([path, { version, link, optional, peer }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true; // the workspaces themselves
    const found = present[path];
    return found ? link || found.version === version : Boolean(optional || peer); // optional: of another system
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function build() {
  const wanted = digest(sources());
  if (known().built === wanted && everyWorkspaceIsBuilt()) return;
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const bin = existsSync(nx) ? nx : join(root, 'node_modules', 'nx', 'bin', 'nx.js');
  await run('Building', process.execPath, [bin, 'run-many', '-t', 'build', '--outputStyle=static', '--parallel=2']);
  remember({ built: wanted });
}

/** Also when somebody has built by hand: what runs is always what is built. */
async function bundle() {
  const made = join(root, 'services', 'standalone', 'bin', 'bundle.mjs');
  const known = join(dirname(made), 'bundled.mjs');
  if (!existsSync(made) || (await import(pathToFileURL(known).href)).bundleIsCurrent()) return;
  await run('Bundling', process.execPath, [made]);
}

function workspaces() {
  return ['libs', 'services'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .map((name) => join(root, folder, name))
      .filter((each) => existsSync(join(each, 'package.json'))),
  );
}

function everyWorkspaceIsBuilt() {
  return workspaces().every((each) => {
    const { scripts = {} } = JSON.parse(readFileSync(join(each, 'package.json'), 'utf8'));
    return !scripts.build || existsSync(join(each, 'dist'));
  });
}

function sources() {
  const shared = ['package-lock.json', '.swcrc', 'tsconfig.base.json', 'nx.json'].map((name) => join(root, name));
  return [...shared, ...workspaces().flatMap(filesOf), ...filesOf(join(root, 'workflows'))];
}

function filesOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ['node_modules', 'dist', 'bundle', '.test', '.data'].includes(entry.name) ? [] : filesOf(path);
      return /\.(spec\.tsx?|log|md)$/.test(entry.name) ? [] : [path];
    });
}

function digest(files) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of files.filter(existsSync)) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function known() {
  try {
    return JSON.parse(readFileSync(marker, 'utf8'));
  } catch {
    return {};
  }
}

function remember(what) {
  const all = { ...known(), ...what };
  mkdirSync(join(marker, '..'), { recursive: true });
  writeFileSync(marker, JSON.stringify(all));
}

/** Runs a command quietly and says that it lives; what it said is shown only when it fails. */
function run(title, command, options) {
  const from = Date.now();
  const seconds = () => Math.round((Date.now() - from) / 1000);
  console.log(`${title} …`);
  const beat = setInterval(() => console.log(`${title} … ${seconds()} s`), 10_000);
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };
  const child = spawn(command, options, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' && command === 'npm' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${said.trim()}\n\n${title} failed: ${command} ${options.slice(0, 3).join(' ')} ended with ${code}.`))));
  }).finally(() => clearInterval(beat)).then(() => console.log(`${title}: done in ${seconds()} s.`));
}
