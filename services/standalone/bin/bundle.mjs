/** Makes the bundle of bundled.mjs, unless it is current. After `npx nx run-many -t build`; prepare.mjs calls it. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { bundleFolder, bundleIsCurrent, RECORD, root, stateOf } from './bundled.mjs';

const PROGRAMS = ['main', 'host', 'deploy', 'settle', 'lay-bus'];
const ours = join(root, 'services', 'standalone', 'dist') + sep;
const libraries = join(root, 'node_modules') + sep;

/** Libraries load what is not installed only where it is asked for: it stays a name. What is a program of the machine's stays the file it is. */
const optional = {
  name: 'optional',
  resolveId: {
    order: 'pre',
    async handler(id, from, options) {
      if (/^(\.|\/|node:)/.test(id)) return null;
      const found = await this.resolve(id, from, { ...options, skipSelf: true });
      return !found || found.id.endsWith('.node') ? { id: found?.id ?? id, external: true } : found;
    },
  },
};

/** Files that lie beside a module are found where they lay. The programs themselves look for each other beside them. */
const places = {
  name: 'places',
  transform(code, id) {
    if (id.startsWith(libraries)) return /\b__(dirname|filename)\b/.test(code) ? `var __filename = ${JSON.stringify(id)}, __dirname = ${JSON.stringify(dirname(id))};${code}` : null;
    if (id.startsWith(ours) || !code.includes('import.meta.url')) return null;
    const from = relative(bundleFolder, id).replaceAll(sep, '/');
    return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(from)}, import.meta.url).href`);
  },
};

/** Notes the state of each of our own modules before it is read: what is built meanwhile makes the bundle outdated. */
const noted = (files) => ({
  name: 'noted',
  load(id) {
    if (id.startsWith(root + sep) && !id.startsWith(libraries)) files[relative(root, id)] = stateOf(id);
    return null;
  },
});

if (!bundleIsCurrent()) await make();

async function make() {
  // of the libraries it is enough what npm says it has installed
  const files = Object.fromEntries(['node_modules/.package-lock.json', 'services/standalone/bin/bundle.mjs'].map((path) => [path, stateOf(join(root, path))]));
  const input = Object.fromEntries(PROGRAMS.map((name) => [name, join(ours, `${name}.js`)]));
  const bundle = await rolldown({ input, platform: 'node', plugins: [noted(files), optional, places], onLog: () => undefined });
  const half = `${bundleFolder}.half-${process.pid}`;
  await bundle.write({ dir: half, format: 'esm', keepNames: true, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
  await bundle.close();
  writeFileSync(join(half, basename(RECORD)), JSON.stringify({ root, files }));
  rmSync(bundleFolder, { recursive: true, force: true });
  renameSync(half, bundleFolder);
}
