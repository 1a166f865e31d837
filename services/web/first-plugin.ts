import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';

const LANGUAGES = ['kk', 'ru', 'en'] as const;
/** What the page says before its script is there. */
const SAID = ['title', 'loading', 'welcome', 'signIn', 'independent'] as const;
/** What is there from the start of a language. */
const ALWAYS = /\/src\/i18n\/(kk|ru|en)\/(?:common|menu)\.json$/;

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/**
 * Lays within the application's page what is readable without its script: styles, texts of each language, and the little script that
 * chooses among them. Style sheets go behind it, so that it is not waited for with them.
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

function withFirst(html: string, bundle: Rolldown.OutputBundle): string {
  const styles = [...html.matchAll(/ *<link rel="stylesheet"[^>]*>\n/g)].map(([link]) => link);
  const script = `const TEXTS = ${JSON.stringify(textsSaid())};const FILES = ${JSON.stringify(filesOf(bundle))};${squeezed(read('first/first.js'))}`;
  const bare = styles.reduce((page, link) => page.replace(link, ''), html);
  return bare
    .replace('</head>', `  <style>${squeezed(read('first/first.css'))}</style>\n  </head>`)
    .replace('</body>', `  <script>${script}</script>\n${styles.join('')}  </body>`);
}

const textsSaid = (): object =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      const texts = JSON.parse(read(`src/i18n/${language}/common.json`)) as Record<string, string>;
      return [language, Object.fromEntries(SAID.map((key) => [key, texts[key]]))];
    }),
  );

/** The chunks of the texts that each language begins with, and of the issuer's client; none where pages are served as they are written. */
function filesOf(bundle: Rolldown.OutputBundle): Record<string, string[]> {
  const chunks = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? [output] : []));
  const of = (language: string): string[] => chunks.flatMap(({ facadeModuleId, fileName }) => (ALWAYS.exec(facadeModuleId ?? '')?.[1] === language ? [`/${fileName}`] : []));
  const issuer = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/session/issuer.ts')).map(({ fileName }) => `/${fileName}`);
  return { ...Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])), issuer };
}

/** Without comments and the room between lines. */
const squeezed = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '').replace(/\s*\n\s*/g, ' ').trim();
