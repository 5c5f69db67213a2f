// The room law: arrows between the rooms of the house point one way, no cycles, one owner for each table.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const skipped = /node_modules|generated|paraglide|\.svelte-kit|\/build\/|\/dist\//;

/** Which features a feature may call, through their doors only. A new arrow is put here, and must make no cycle. */
const arrows: Record<string, readonly string[]> = {
  topics: [],
  clocks: [],
  staff: [],
  residents: ['interactions'],
  interactions: [],
  'service-points': [],
  cases: ['clocks', 'interactions', 'knowledge', 'residents', 'staff', 'topics'],
  contacts: ['cases', 'interactions', 'residents', 'topics'],
  visits: ['cases', 'clocks', 'interactions', 'residents', 'service-points', 'topics'],
  knowledge: ['topics'],
  chats: ['cases', 'clocks', 'contacts', 'interactions', 'residents', 'service-points', 'staff'],
  insights: ['clocks', 'visits'],
  organisation: ['clocks', 'service-points', 'staff', 'topics'],
};

/** Who changes each table. Reading is free: sight and types keep it honest. */
const owners: Record<string, string> = {
  desk: 'organisation',
  board: 'staff',
  team: 'staff',
  staff: 'staff',
  authUser: 'staff',
  authSession: 'staff',
  authAccount: 'staff',
  topic: 'topics',
  servicePoint: 'service-points',
  resident: 'residents',
  case: 'cases',
  caseTally: 'cases',
  draft: 'cases',
  interaction: 'interactions',
  caseInteraction: 'interactions',
  contact: 'contacts',
  callback: 'contacts',
  visit: 'visits',
  article: 'knowledge',
  articleText: 'knowledge',
  replyTemplate: 'knowledge',
  chatToken: 'chats',
};

type Source = { path: string; text: string; imports: string[] };

const read = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.(ts|svelte)$/.test(path) && !skipped.test(`/${path}`))
    .filter((path) => !/\.test\.ts$|\.d\.ts$/.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const found = ts.preProcessFile(text, true, true).importedFiles.map((f) => f.fileName);
      return { path, text, imports: found.map((name) => resolve(path, name)) };
    });

const resolve = (from: string, name: string): string =>
  name.startsWith('.')
    ? relative(root, join(root, dirname(from), name))
    : name.replace(/^@entre\/(\w+)\//, 'packages/$1/src/');

const server = read('apps/server/src');
const breaking = (sources: Source[], wrong: (to: string, from: string) => boolean): string[] =>
  sources.flatMap(({ path, imports }) =>
    imports.filter((to) => wrong(to, path)).map((to) => `${path} -> ${to}`),
  );
const ours = (to: string): boolean => /^(apps|packages|prisma|tests)\//.test(to);
const featureOf = (path: string): string | undefined =>
  /^apps\/server\/src\/features\/([\w-]+)\//.exec(path)?.[1];

test('the contract and the design system import nothing of ours', () => {
  for (const name of ['packages/contract', 'packages/ui'])
    expect(breaking(read(`${name}/src`), (to) => ours(to) && !to.startsWith(name))).toEqual([]);
});

test('the client imports the contract alone', () => {
  const allowed = /^packages\/(client|contract)\//;
  expect(breaking(read('packages/client/src'), (to) => ours(to) && !allowed.test(to))).toEqual([]);
});

test('screens import client, contract and ui; never the server', () => {
  for (const app of ['console', 'resident']) {
    const allowed = new RegExp(`^(apps/${app}/|packages/(client|contract|ui)/)`);
    expect(breaking(read(`apps/${app}/src`), (to) => ours(to) && !allowed.test(to))).toEqual([]);
  }
});

test('the spine imports no feature, channel or screen; sockets know only the spine', () => {
  const spine = server.filter((s) => s.path.startsWith('apps/server/src/spine/'));
  expect(breaking(spine, (to) => /src\/(features|channels|realtime)\//.test(to))).toEqual([]);
  const realtime = server.filter((s) => s.path.startsWith('apps/server/src/realtime/'));
  expect(breaking(realtime, (to) => /src\/(features|channels)\//.test(to))).toEqual([]);
});

test('features meet at their doors, along the arrows', () => {
  const wrong = breaking(server, (to, from) => {
    const [here, there] = [featureOf(from), featureOf(to)];
    if (there === undefined || there === here) return false;
    if (!to.endsWith(`/${there}/index.ts`)) return true;
    return here !== undefined && !(arrows[here] ?? []).includes(there);
  });
  expect(wrong).toEqual([]);
});

test('every feature is on the map, and the map has no cycle', () => {
  const features = [...new Set(server.flatMap((s) => featureOf(s.path) ?? []))].sort();
  expect(features).toEqual(Object.keys(arrows).sort());
  const reach = (from: string, trail: readonly string[]): void => {
    expect(trail, `cycle: ${[...trail, from].join(' -> ')}`).not.toContain(from);
    for (const to of arrows[from] ?? []) reach(to, [...trail, from]);
  };
  for (const feature of features) reach(feature, []);
});

test('no file of the server or the contract imports in a circle', () => {
  const graph = new Map([...server, ...read('packages/contract/src')].map((s) => [s.path, s]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    expect(trail, [...trail, path].join(' -> ')).not.toContain(path);
    if (done.has(path)) return;
    for (const to of graph.get(path)?.imports ?? []) if (graph.has(to)) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
});

test('channels are reached through the registry alone', () => {
  const wrong = breaking(
    server.filter((s) => !s.path.startsWith('apps/server/src/channels/')),
    (to) => /src\/channels\//.test(to) && !/channels\/(registry|channel)\.ts$/.test(to),
  );
  expect(wrong).toEqual([]);
});

test('one table, one owner: nobody else changes it', () => {
  const model = (table: string): string =>
    table.replace(/_(\w)/g, (_, c: string) => c.toUpperCase());
  const wrong = server.flatMap(({ path, text }) =>
    [
      ...text.matchAll(/\b(?:tx|db|prisma)\.(\w+)\.(create|update|upsert|delete)\w*\(/g),
      // In plain SQL too; the spine's own keeps events, keys and the numbers of a case.
      ...(featureOf(path)
        ? text.matchAll(/\b(?:INSERT INTO|UPDATE|DELETE FROM) "?([a-z_]+)/g)
        : []),
    ]
      .filter(
        ([, table = '']) => model(table) in owners && owners[model(table)] !== featureOf(path),
      )
      .map(([call]) => `${path}: ${call}`),
  );
  expect(wrong).toEqual([]);
});

test('routes speak to verbs and queries, never to the database', () => {
  const routes = server.filter((s) => s.path.endsWith('/routes.ts'));
  expect(routes.length).toBeGreaterThan(6);
  expect(routes.filter((s) => /\b(tx|db)\.\w+\.|prisma/i.test(s.text)).map((s) => s.path)).toEqual(
    [],
  );
});

test('no channel is named outside its facts, its folder and the words for it', () => {
  const wrong = server.filter(
    ({ path, text }) =>
      !path.startsWith('apps/server/src/channels/') &&
      /channel\s*(===|!==)\s*'(chat|phone|visit|message)'/.test(text),
  );
  expect(wrong.map((s) => s.path)).toEqual([]);
});
