// Turns the contract's endpoints into routes: parse strictly, open the door, run the verb, answer.
import type { Api, ApiKey } from '@entre/contract/api';
import { endpointOf } from '@entre/contract/api';
import type { Endpoint } from '@entre/contract/endpoint';
import type { z } from 'zod';
import type { Ctx, OpenActor, ResidentActor, StaffActor } from './ctx.ts';

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
type Part<E, K extends string> = E extends { [N in K]: infer S } ? Out<S> : undefined;
export type Given<E> = {
  params: Part<E, 'params'>;
  query: Part<E, 'query'>;
  body: Part<E, 'body'>;
  /** Of the request, for the sign-in library; nothing else reads them. */
  headers: Headers;
  /** Headers of the answer, e.g. a cookie. */
  reply: Headers;
};
type ActorOf<E> = E extends { door: 'staff' }
  ? StaffActor
  : E extends { door: 'resident' }
    ? ResidentActor
    : OpenActor;
type Reply<E> = E extends { reply: infer S }
  ? S extends z.ZodType
    ? z.input<S>
    : undefined
  : undefined | void;

export type Handler<K extends ApiKey> = (
  ctx: Ctx<ActorOf<Api[K]>>,
  given: Given<Api[K]>,
) => Promise<Reply<Api[K]>> | Reply<Api[K]>;

export type Route = {
  key: ApiKey;
  endpoint: Endpoint;
  handle: (ctx: Ctx, given: Given<Endpoint>) => Promise<unknown>;
};

/** Ties an address of the contract to the verb or query that answers it. */
export const on = <K extends ApiKey>(key: K, handler: Handler<K>): Route => ({
  key,
  endpoint: endpointOf(key),
  handle: async (ctx, given) => handler(ctx as never, given as never),
});
