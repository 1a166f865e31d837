import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { firstShown } from './first-plugin.ts';
import { shellWorker } from './shell-plugin.ts';

/**
 * Few files instead of a hundred small ones: each costs a way there and back, and is compressed by itself. What most pages
 * use lies in three, which change the more seldom the further below they are; a page has its own beside them.
 */
const CHUNKS = [
  // also of the check of a certificate and of the way in, which fetch nothing of the application
  { name: 'basis', test: /src\/(bare\/\w+|i18n\/(languages|moment|filled)|api\/(ask|problem))\.ts$|vite\/(preload-helper|modulepreload)/, priority: 1 },
  // also of the pages of the law, which have React but none of the application's controls
  { name: 'speech', test: /src\/(i18n\/(speech|i18n)|api\/(queries|use-asked))\.ts$/, priority: 1 },
  // of the way in alone, and of the application
  { name: 'leave', test: /src\/session\/leave-for-issuer\.ts$/, priority: 1 },
  { name: 'libraries', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/(query-core|react-query)|openapi-fetch|clsx)\// },
  { name: 'controls', test: /node_modules\/@mantine\/(?!core\/esm\/components\/(Table|ScrollArea)\/)/, minShareCount: 5 },
  { name: 'parts', test: /src\/(api|session|parts\/(?!list\/rows)|shell|i18n|features\/(clock|signing|case\/use))/, minShareCount: 5 },
];

export default defineConfig({
  // each file also as brotli and gzip, made once: on a slow line the scripts are what one waits for
  plugins: [react(), shellWorker(), firstShown(), compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1024 })],
  // the check of a certificate is a page of its own, so are the way in and the pages of the law: whoever comes for them fetches nothing of the application
  build: { outDir: 'dist/app', emptyOutDir: true, manifest: true, rolldownOptions: { input: ['index.html', 'certificate.html', 'law.html', 'src/sign-in/main.ts'], output: { codeSplitting: { groups: CHUNKS } } } },
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
});
