// The addresses of phone contacts and promised calls.
import { on, type Route } from '../../spine/serve.ts';
import { close } from './close.ts';
import { discard } from './discard.ts';
import { open } from './open.ts';
import { promiseCall } from './promise.ts';
import { callbacksOf, mine } from './queries.ts';
import { reopen } from './reopen.ts';
import { save } from './save.ts';
import { tryCall } from './try-call.ts';

export const contactRoutes: Route[] = [
  on('GET /contacts', async (ctx) => ({ items: await mine(ctx) })),
  on('POST /contacts', (ctx, { body }) => open(ctx, body.caller)),
  on('PATCH /contacts/{id}', (ctx, { params, body }) => save(ctx, params.id, body)),
  on('POST /contacts/{id}/closings', (ctx, { params, body }) => close(ctx, params.id, body)),
  on('DELETE /contacts/{id}', (ctx, { params }) => discard(ctx, params.id)),
  on('POST /interactions/{id}/reopenings', (ctx, { params }) => reopen(ctx, params.id)),
  on('GET /cases/{id}/callbacks', async (ctx, { params }) => ({
    items: await callbacksOf(ctx, params.id),
  })),
  on('POST /cases/{id}/callbacks', (ctx, { params, body }) => promiseCall(ctx, params.id, body)),
  on('POST /callbacks/{id}/tries', (ctx, { params, body }) => tryCall(ctx, params.id, body)),
];
