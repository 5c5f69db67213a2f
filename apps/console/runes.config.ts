// Lets a test load a `.svelte.ts` class as it is: the runes in it are compiled as in the build.
import { svelte } from '@sveltejs/vite-plugin-svelte';

export const runes = () => svelte({ configFile: false });
