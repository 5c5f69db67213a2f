// Builds the one line a website pastes in: a single classic script without any import.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: 'build',
    target: 'es2022',
    lib: { entry: 'src/widget.ts', formats: ['iife'], name: 'entre', fileName: () => 'widget.js' },
  },
});
