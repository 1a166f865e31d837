import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // the check of a certificate is a page of its own: whoever scans a code fetches nothing of the application
  build: { outDir: 'dist/app', emptyOutDir: true, manifest: true, rolldownOptions: { input: ['index.html', 'certificate.html'] } },
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
});
