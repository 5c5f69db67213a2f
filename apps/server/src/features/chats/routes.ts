// The resident's addresses.
import { on, type Route } from '../../spine/serve.ts';
import { makeAskCall } from './ask-call.ts';
import { callTimes } from './call-times.ts';
import { eventsAfter, leave, makeResume, say, thread } from './converse.ts';
import { deskState } from './desk.ts';
import { spend } from './limits.ts';
import { makeStart } from './start.ts';
import type { Tokens } from './token.ts';

export function chatRoutes(tokens: Tokens): Route[] {
  const start = makeStart(tokens);
  const askCall = makeAskCall(tokens);
  const resume = makeResume(tokens);
  return [
    on('GET /public/desk', (ctx) => deskState(ctx)),
    on('POST /chats', async (ctx, { body }) => {
      await spend('start', ctx.actor.network);
      return start(ctx, body);
    }),
    on('GET /public/call-times', (ctx) => callTimes(ctx)),
    on('POST /callbacks', async (ctx, { body }) => {
      await spend('start', ctx.actor.network);
      return askCall(ctx, body);
    }),
    on('POST /chats/resumptions', async (ctx, { body }) => {
      await spend('resume', ctx.actor.network);
      await spend('resumeAll', 'all');
      return resume(ctx, body.code);
    }),
    on('GET /chats/current', (ctx) => thread(ctx)),
    on('GET /chats/current/events', (ctx, { query }) => eventsAfter(ctx, query)),
    on('POST /chats/current/messages', async (ctx, { body }) => {
      await spend('message', ctx.actor.caseId);
      return say(ctx, body.text);
    }),
    on('POST /chats/current/departures', async (ctx) => {
      await spend('message', ctx.actor.caseId);
      return leave(ctx);
    }),
  ];
}
