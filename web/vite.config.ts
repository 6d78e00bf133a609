import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { screensPlugin } from './src/dev/screens-plugin.ts';

const api = process.env.VIVARANI_API ?? 'http://127.0.0.1:7788';

/** Builds the web app to dist/; the development server hands /api to the running Vivarani. */
export default defineConfig({
  plugins: [react(), screensPlugin(api)],
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 600,
    // What most pages need is one file: else a list is made of a hundred small ones, and larger in all.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 12 }] } } },
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': api } },
});
