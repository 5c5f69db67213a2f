// Starts the chat in a frame on another site: one script, under 60 kB gzipped, and no router.
import { mount } from 'svelte';
import FrameApp from '#lib/frame/FrameApp.svelte';
import type { DeskNow } from '#lib/words/desk.ts';

const target = document.getElementById('frame');
if (target !== null) {
  const desk = JSON.parse(target.dataset['desk'] ?? 'null') as DeskNow | null;
  mount(FrameApp, { target, props: { desk, parentOrigin: target.dataset['origin'] ?? null } });
  document.documentElement.dataset['awake'] = '';
}
