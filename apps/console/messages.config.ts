// How the messages are compiled for this app. Run by itself it compiles them, for type checks without a build.
import { compile, type CompilerOptions } from '@inlang/paraglide-js';

export const messages = {
  project: '../../packages/i18n/project.inlang',
  outdir: './src/lib/paraglide',
  strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
  localStorageKey: 'entre-locale',
  emitTsDeclarations: true,
  emitReadme: false,
} satisfies CompilerOptions;

if (import.meta.main) await compile(messages);
