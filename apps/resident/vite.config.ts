// Builds the public side: server-rendered, a strict content policy, messages by address (Swedish at /, English at /en).
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: '../../packages/i18n/project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['url', 'baseLocale'],
      emitTsDeclarations: true,
      emitReadme: false,
    }),
    sveltekit({
      adapter: adapter({ precompress: true }),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one inline style there is: SvelteKit's own announcer of new pages, by its hash.
          'style-src-attr': [
            'unsafe-hashes',
            'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
          ],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'require-trusted-types-for': ['script'],
          'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url'],
        },
      },
    }),
  ],
  build: { assetsInlineLimit: 0 },
});
