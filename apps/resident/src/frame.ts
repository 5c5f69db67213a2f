// Starts the chat in a frame on another site: one script, under 60 kB gzipped, and no router.
import { mount } from 'svelte';
import type { DeskState } from '@entre/contract/service-points';
import FrameApp from '#lib/frame/FrameApp.svelte';

const target = document.getElementById('frame');
if (target !== null) {
  const desk = JSON.parse(target.dataset['desk'] ?? 'null') as DeskState | null;
  mount(FrameApp, { target, props: { desk, parentOrigin: target.dataset['origin'] ?? null } });
}
