// The address of topics.
import { on, type Route } from '../../spine/serve.ts';
import { topics } from './queries.ts';

export const topicRoutes: Route[] = [
  on('GET /topics', async (ctx) => ({ items: await topics(ctx.db) })),
];
