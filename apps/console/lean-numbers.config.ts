// Keeps the telephone numbers of other countries out of the browser: it shows Swedish ones, and leaves others as they are.
import type { Plugin } from 'vite';

type Metadata = {
  version: number;
  country_calling_codes: Record<string, string[]>;
  countries: Record<string, unknown>;
  nonGeographic: object;
};

/** Of the rules that libphonenumber-js has for all countries, those for Sweden. */
export function leanNumbers(): Plugin {
  return {
    name: 'lean-numbers',
    apply: 'build',
    transform: {
      filter: { id: /libphonenumber-js\/metadata\.min\.json\.js$/ },
      handler: async () => {
        const all: { default: Metadata } = await import('libphonenumber-js/min/metadata');
        const { version, countries } = all.default;
        const lean: Metadata = {
          version,
          country_calling_codes: { 46: ['SE'] },
          countries: { SE: countries['SE'] },
          nonGeographic: {},
        };
        return { code: `export default ${JSON.stringify(lean)}`, map: null };
      },
    },
  };
}
