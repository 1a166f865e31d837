import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist/app', emptyOutDir: true },
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
});
