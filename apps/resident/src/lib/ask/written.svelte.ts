// What is being written in a form: it begins with what was carried from the start page, and is let go of once sent.
import { onMount } from 'svelte';
import { carried, carry } from './carried.ts';

export class Written {
  text = $state('');

  /** `sent`: whether the form has come through. Call while a component is set up. */
  constructor(sent: () => boolean) {
    onMount(() => {
      if (this.text === '') this.text = carried();
    });
    $effect(() => {
      if (sent()) carry('');
    });
  }
}
