// The door of insights.
import { on, type Route } from '../../spine/serve.ts';
import { now } from './now.ts';

export const insightRoutes: Route[] = [on('GET /insights/now', (ctx) => now(ctx))];
