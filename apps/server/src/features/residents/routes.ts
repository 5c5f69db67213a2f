// The addresses of residents.
import { on, type Route } from '../../spine/serve.ts';
import { create } from './create.ts';
import { openPage } from './page.ts';
import { reveal } from './reveal.ts';
import { search } from './search.ts';

export const residentRoutes: Route[] = [
  on('GET /residents', async (ctx, { query }) => ({ items: await search(ctx, query.query) })),
  on('POST /residents', (ctx, { body }) => create(ctx, body)),
  on('GET /residents/{id}', (ctx, { params }) => openPage(ctx, params.id)),
  on('POST /residents/{id}/reveals', (ctx, { params, body }) =>
    reveal(ctx, params.id, body.reason),
  ),
];
