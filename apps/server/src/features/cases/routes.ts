// The addresses of cases.
import { on, type Route } from '../../spine/serve.ts';
import { assign } from './assign.ts';
import { claim, claimNext } from './claim.ts';
import { classify } from './classify.ts';
import { draft, saveDraft } from './draft.ts';
import { handover } from './handover.ts';
import { move } from './move.ts';
import { counts, eventsAfter, feedAfter, list, row, snapshot } from './queries.ts';
import { addNote, reply } from './reply.ts';
import { search } from './search.ts';
import { setSecrecy } from './secrecy.ts';
import { undo } from './undo.ts';

export const caseRoutes: Route[] = [
  on('GET /cases', (ctx, { query }) => list(ctx, query)),
  on('GET /cases/counts', (ctx) => counts(ctx)),
  on('GET /cases/search', async (ctx, { query }) => ({ items: await search(ctx, query.query) })),
  on('GET /cases/{id}', (ctx, { params }) => snapshot(ctx, params.id)),
  on('GET /cases/{id}/row', (ctx, { params }) => row(ctx, params.id)),
  on('GET /cases/{id}/events', (ctx, { params, query }) => eventsAfter(ctx, params.id, query)),
  on('POST /cases/next/claims', (ctx) => claimNext(ctx)),
  on('POST /cases/{id}/claims', (ctx, { params }) => claim(ctx, params.id)),
  on('PUT /cases/{id}/assignment', (ctx, { params, body }) => assign(ctx, params.id, body)),
  on('PUT /cases/{id}/state', (ctx, { params, body }) => move(ctx, params.id, body)),
  on('PATCH /cases/{id}', (ctx, { params, body }) => classify(ctx, params.id, body)),
  on('PUT /cases/{id}/secrecy', (ctx, { params, body }) => setSecrecy(ctx, params.id, body)),
  on('POST /cases/{id}/handovers', (ctx, { params, body }) => handover(ctx, params.id, body)),
  on('POST /cases/{id}/undos', (ctx, { params, body }) => undo(ctx, params.id, body.seq)),
  on('POST /cases/{id}/messages', (ctx, { params, body }) => reply(ctx, params.id, body)),
  on('POST /cases/{id}/notes', (ctx, { params, body }) => addNote(ctx, params.id, body.text)),
  on('GET /cases/{id}/draft', (ctx, { params }) => draft(ctx, params.id)),
  on('PUT /cases/{id}/draft', (ctx, { params, body }) => saveDraft(ctx, params.id, body)),
  on('GET /feed', (ctx, { query }) => feedAfter(ctx, query)),
];
