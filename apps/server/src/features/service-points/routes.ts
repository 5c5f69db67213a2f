// The address of service points. (`GET /public/desk` belongs to chats: it is mostly about the wait.)
import { on, type Route } from '../../spine/serve.ts';
import { servicePoints } from './queries.ts';

export const servicePointRoutes: Route[] = [
  on('GET /service-points', async (ctx) => ({ items: await servicePoints(ctx.db) })),
];
