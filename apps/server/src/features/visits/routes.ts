// The addresses of visits.
import { on, type Route } from '../../spine/serve.ts';
import { board } from './board.ts';
import { detail } from './detail.ts';
import { log } from './log.ts';
import { promote } from './promote.ts';
import { undo } from './undo.ts';

export const visitRoutes: Route[] = [
  on('GET /service-points/{id}/visit-board', (ctx, { params }) => board(ctx, params.id)),
  on('POST /visits', (ctx, { body }) => log(ctx, body)),
  on('PATCH /visits/{id}', (ctx, { params, body }) => detail(ctx, params.id, body)),
  on('DELETE /visits/{id}', (ctx, { params }) => undo(ctx, params.id)),
  on('POST /visits/{id}/promotions', (ctx, { params, body }) => promote(ctx, params.id, body)),
];
