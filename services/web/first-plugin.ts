import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';

const LANGUAGES = ['kk', 'ru', 'en'] as const;
/** What the page says before its script is there; the last stand with what failed, for the whole platform. */
const SAID = ['title', 'language', 'loading', 'welcome', 'openLaw', 'signIn', 'signInFailed', 'signInFailedHint', 'independent', 'clock'] as const;
const FAILED = ['unreachable', 'again'] as const;
/** What is there from the start of a language. */
const ALWAYS = /\/src\/i18n\/(kk|ru|en)\/(?:common|menu)\.json$/;
const SIGN_IN = '/src/sign-in/main.ts';
const ISSUER = '/src/session/issuer.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/**
 * Lays within the page what is readable without its script: styles, texts of each language, and the little script that chooses among them and
 * fetches either the way in or the application, which therefore do not stand in the page themselves.
 */
export function firstShown(): Plugin {
  return {
    name: 'first-shown',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle, filename }) => (filename.endsWith('/index.html') ? withFirst(html, bundle ?? {}) : html),
    },
  };
}

/** What one way of opening the page begins with. */
interface Start {
  entry: string;
  scripts: string[];
  styles: string[];
}

const APP_SCRIPT = / *<script type="module"[^>]* src="(\/(?:src|assets)\/[^"]+)"><\/script>\n/;
const PRELOADED = / *<link rel="modulepreload"[^>]* href="([^"]+)">\n/g;
const STYLED = / *<link rel="stylesheet"[^>]* href="([^"]+)">\n/g;

function withFirst(html: string, bundle: Rolldown.OutputBundle): string {
  const found = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, href = '']) => href);
  const entry = APP_SCRIPT.exec(html)?.[1] ?? '';
  const app: Start = { entry, scripts: [entry, ...found(PRELOADED)], styles: found(STYLED) };
  const files = { app, signIn: signInOf(bundle), ...filesOf(bundle) };
  const script = `const TEXTS = ${JSON.stringify(textsSaid())};const FILES = ${JSON.stringify(files)};${squeezed(read('first/first.js'))}`;
  const bare = [APP_SCRIPT, PRELOADED, STYLED].reduce((page, pattern) => page.replace(pattern, ''), html);
  return bare.replace('</head>', `  <style>${squeezed(read('first/first.css'))}</style>\n  </head>`).replace('</body>', `  <script>${script}</script>\n  </body>`);
}

const textsSaid = (): object =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      const texts = JSON.parse(read(`src/i18n/${language}/common.json`)) as Record<string, unknown> & { failed: Record<string, string> };
      return [language, Object.fromEntries([...SAID.map((key) => [key, texts[key]]), ...FAILED.map((key) => [key, texts.failed[key]])])];
    }),
  );

const chunksOf = (bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] => Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? [output] : []));
const chunkOf = (bundle: Rolldown.OutputBundle, source: string) => chunksOf(bundle).find(({ facadeModuleId }) => facadeModuleId?.endsWith(source));

/** The way in, with all it is made of; as it is written where pages are served so. */
function signInOf(bundle: Rolldown.OutputBundle): Start {
  const chunk = chunkOf(bundle, SIGN_IN);
  if (!chunk) return { entry: SIGN_IN, scripts: [], styles: [] };
  return { entry: `/${chunk.fileName}`, scripts: [...withImports(bundle, chunk.fileName)].map((name) => `/${name}`), styles: [] };
}

function withImports(bundle: Rolldown.OutputBundle, name: string, found = new Set<string>()): Set<string> {
  const output = bundle[name];
  if (output?.type !== 'chunk' || found.has(name)) return found;
  found.add(name);
  for (const each of output.imports) withImports(bundle, each, found);
  return found;
}

/** The chunks of the texts that each language begins with, and of the issuer's client; none where pages are served as they are written. */
function filesOf(bundle: Rolldown.OutputBundle): { texts: Record<string, string[]>; issuer: string[] } {
  const of = (language: string): string[] => chunksOf(bundle).flatMap(({ facadeModuleId, fileName }) => (ALWAYS.exec(facadeModuleId ?? '')?.[1] === language ? [`/${fileName}`] : []));
  const issuer = chunkOf(bundle, ISSUER);
  return { texts: Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])), issuer: issuer ? [`/${issuer.fileName}`] : [] };
}

/** Without comments, which stand on lines of their own, and the room between lines. */
const squeezed = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '').replace(/\s*\n\s*/g, ' ').trim();
