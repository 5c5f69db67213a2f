// Builds the chat frame as one small script without the router of the pages, and a second one with what a running
// chat needs, which is fetched when somebody begins to write; see src/frame.ts.
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  plugins: [
    paraglideVitePlugin({
      project: '../../packages/i18n/project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['url', 'baseLocale'],
      emitTsDeclarations: true,
      emitReadme: false,
    }),
    svelte(),
  ],
  build: {
    outDir: 'static/build',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: 'src/frame.ts',
      output: {
        entryFileNames: 'frame.js',
        chunkFileNames: 'frame-[hash].js',
        assetFileNames: 'frame[extname]',
      },
    },
  },
});
