import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';

/** What an observer's page needs without a network: these chunks and all they are made of. */
const NEEDED = [/\/web\/index\.html$/, /\/session\/issuer\.ts$/, /\/sign-in\/main\.ts$/, /\/features\/observation\/(without-network|observation-pages)\.tsx$/, /\/src\/i18n\/(kk|ru|en)\/(common|menu|observation)\.json$/];

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } };

/** Writes the service worker with the list of what it keeps; its version is that of their hashed names. */
export function shellWorker(): Plugin {
  return {
    name: 'shell-worker',
    apply: 'build',
    generateBundle(_, bundle) {
      const shell = [...filesOf(bundle)].map((name) => `/${name}`).sort();
      const version = createHash('sha256').update(shell.join()).digest('hex').slice(0, 16);
      const worker = readFileSync(new URL('worker/shell-worker.js', import.meta.url), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'shell-worker.js', source: `const SHELL = ${JSON.stringify(shell)};\nconst VERSION = '${version}';\n${worker}` });
    },
  };
}

function filesOf(bundle: Bundle): Set<string> {
  const found = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name] as Chunk | undefined;
    if (!chunk || chunk.type !== 'chunk' || found.has(name)) return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    chunk.imports.forEach(add);
  };
  for (const [name, output] of Object.entries(bundle)) {
    if (output.type === 'chunk' && NEEDED.some((needed) => needed.test(output.facadeModuleId ?? ''))) add(name);
  }
  return found;
}
