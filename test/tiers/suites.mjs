/** What is tested, in which tier, and how long it may take. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a package's own tests may take when its package.json says nothing in `suite.tiers` (seconds). */
const PACKAGE_SECONDS = { test: 200 };

/**
 * @typedef {{ title: string, folder: string, tiers: Partial<Record<'test' | 'zeebe' | 'sample' | 'deep', number>>, workers?: number, startsItsOwn?: boolean }} Suite
 *   `tiers`: the tiers it belongs to, each with the seconds it may take; `workers`: how many share its specs in a tier, 1 unless stated;
 *   `startsItsOwn`: in the tier `zeebe` it starts its Zeebe and its Kafka by itself
 */

/** The tests beside the sources of each package; `suite.tiers` in its package.json states other seconds. @returns {Suite[]} */
export function packages() {
  return ['libs', 'services'].flatMap((parent) =>
    foldersIn(parent)
      .filter((folder) => existsSync(join(folder, 'package.json')))
      .map((folder) => ({ folder, about: read(join(folder, 'package.json')) }))
      .filter(({ about }) => about.scripts?.test)
      .map(({ folder, about }) => ({ title: about.name, folder, tiers: about.suite?.tiers ?? PACKAGE_SECONDS })),
  );
}

/** What no single package owns: the folders of `test/` with a `suite.json` (`title`, `tiers`). @returns {Suite[]} */
export function wholes() {
  return foldersIn('test')
    .filter((folder) => existsSync(join(folder, 'suite.json')))
    .map((folder) => ({ folder, ...read(join(folder, 'suite.json')) }));
}

/** The folder of the package or suite to which a file belongs. @param {string} path @returns {string | undefined} */
export function suiteOf(path) {
  const [parent, name] = relative(root, path).split(sep);
  return ['libs', 'services', 'test'].includes(parent) && name ? join(root, parent, name) : undefined;
}

function foldersIn(parent) {
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, parent, entry.name))
    .sort();
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
