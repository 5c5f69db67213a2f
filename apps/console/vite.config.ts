// Builds the console: a static app below /desk with a strict content policy and its messages compiled in.
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { leanContract } from './lean-contract.config.ts';
import { leanNumbers } from './lean-numbers.config.ts';
import { messages } from './messages.config.ts';

export default defineConfig({
  plugins: [
    leanContract(),
    leanNumbers(),
    paraglideVitePlugin(messages),
    sveltekit({
      // One page for every address; the router in it does the rest.
      adapter: adapter({ fallback: 'index.html', precompress: true }),
      paths: { base: '/desk', relative: false },
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // SvelteKit hides the region where it speaks page titles with this one style attribute.
          'style-src-attr': [
            'unsafe-hashes',
            'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
          ],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'worker-src': ['self'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'require-trusted-types-for': ['script'],
          'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url'],
        },
      },
    }),
  ],
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:4000',
      '/socket.io': { target: 'ws://127.0.0.1:4000', ws: true },
    },
  },
});
