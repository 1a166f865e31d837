import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { shellWorker } from './shell-plugin';

export default defineConfig({
  // each file also as brotli and gzip, made once: on a slow line the scripts are what one waits for
  plugins: [react(), shellWorker(), compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1024 })],
  // the check of a certificate is a page of its own: whoever scans a code fetches nothing of the application
  build: { outDir: 'dist/app', emptyOutDir: true, manifest: true, rolldownOptions: { input: ['index.html', 'certificate.html'] } },
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
});
