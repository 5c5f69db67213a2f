// What the public side reads from the environment when it starts.
import { defineEnvVars } from '@sveltejs/kit/env';

export const variables = defineEnvVars({
  INTERNAL_API_URL: {
    description:
      'Where the server finds its own API, e.g. http://127.0.0.1:3000; by default its own port',
    schema: (value) => value,
  },
  PORT: { description: 'The port the server listens on', schema: (value) => value ?? '3000' },
});
