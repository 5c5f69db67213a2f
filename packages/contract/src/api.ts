// The whole API as one list, and as one type keyed by `'METHOD /path'`.
import type { Endpoint } from './endpoint.ts';
import { staffEndpoints } from './staff.ts';
import { topicEndpoints } from './topics.ts';
import { servicePointEndpoints } from './service-points.ts';
import { residentEndpoints } from './residents.ts';
import { caseEndpoints } from './cases.ts';
import { contactEndpoints } from './contacts.ts';
import { visitEndpoints } from './visits.ts';
import { knowledgeEndpoints } from './knowledge.ts';
import { insightEndpoints } from './insights.ts';
import { chatEndpoints } from './chats.ts';

export const API_PREFIX = '/api/v1';

export const endpoints = [
  ...staffEndpoints,
  ...topicEndpoints,
  ...servicePointEndpoints,
  ...residentEndpoints,
  ...caseEndpoints,
  ...contactEndpoints,
  ...visitEndpoints,
  ...knowledgeEndpoints,
  ...insightEndpoints,
  ...chatEndpoints,
];

type Entry = (typeof endpoints)[number];
export type ApiKey = Entry extends infer E
  ? E extends Endpoint
    ? `${E['method']} ${E['path']}`
    : never
  : never;
export type Api = {
  [K in ApiKey]: Entry extends infer E
    ? E extends Endpoint
      ? `${E['method']} ${E['path']}` extends K
        ? E
        : never
      : never
    : never;
};

/** Looks an endpoint up by its key. */
export const endpointOf = <K extends ApiKey>(key: K): Api[K] => {
  const found = endpoints.find((e) => `${e.method} ${e.path}` === key);
  if (!found) throw new Error(`no such endpoint: ${key}`);
  return found as Api[K];
};
