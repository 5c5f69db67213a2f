// Measuring: many of a thing one after the other or side by side, the median and the slowest hundredth, in one table.
import { Agent, request } from 'node:http';
import { availableParallelism, loadavg } from 'node:os';

export type Figures = { median: number; p99: number; perSecond: number };
export type Line = {
  what: string;
  ours: Figures | null;
  bare: Figures | null;
  ratio: number | null;
  goal: string;
  pass: boolean | null;
};

/** Does `act` `times` times by `workers` side by side; milliseconds. A tenth is done first and not counted. */
export async function measure(
  times: number,
  workers: number,
  act: (n: number, worker: number) => Promise<unknown>,
): Promise<Figures> {
  let n = 0;
  const warm = Math.ceil(times / 10);
  const took: number[] = [];
  let began = performance.now();
  const work = async (worker: number): Promise<void> => {
    for (let mine = n++; mine < times + warm; mine = n++) {
      if (mine === warm) began = performance.now();
      const from = performance.now();
      await act(mine, worker);
      if (mine >= warm) took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  const seconds = (performance.now() - began) / 1000;
  return { ...figures(took), perSecond: took.length / seconds };
}

export function figures(took: number[]): Figures {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99), perSecond: 0 };
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** One request over a kept connection. @throws when the answer is not a success */
export function call(
  base: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<string> {
  return new Promise((done, fail) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const asked = request(
      `${base}${path}`,
      {
        method,
        agent,
        headers: {
          ...headers,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (answer) => {
        let got = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (got += part));
        answer.on('end', () =>
          (answer.statusCode ?? 500) < 300
            ? done(got)
            : fail(new Error(`${method} ${path}: ${answer.statusCode} ${got}`)),
        );
      },
    );
    asked.on('error', fail);
    asked.end(text);
  });
}

const number = (n: number | undefined): string =>
  n === undefined ? '–' : n.toFixed(n < 10 ? 2 : 0);

/** The table, for people. */
export function table(lines: readonly Line[]): string {
  const rows = [
    ['path', 'median ms', 'p99 ms', 'bare median', 'bare p99', 'ratio', 'goal', ''],
    ...lines.map((l) => [
      l.what,
      number(l.ours?.median),
      number(l.ours?.p99),
      number(l.bare?.median),
      number(l.bare?.p99),
      l.ratio === null ? '–' : l.ratio.toFixed(2),
      l.goal,
      l.pass === null ? '' : l.pass ? 'pass' : 'MISS',
    ]),
  ];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((r) => r[i]?.length ?? 0))) ?? [];
  return rows
    .map((r) =>
      r
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** What was met and what was not, in words. */
export function verdict(lines: readonly Line[]): string {
  const missed = lines.filter((l) => l.pass !== true).map((l) => `  ${l.what} (${l.goal})`);
  const met = `${lines.length - missed.length} of ${lines.length} goals met.`;
  return missed.length === 0 ? met : [`${met} Not met:`, ...missed].join('\n');
}

/** How free the machine is to measure on, before anything is begun. */
export function busy(): string {
  const [load = 0, cores] = [loadavg()[0], availableParallelism()];
  const state = `${load.toFixed(1)} programs wanted ${cores} cores in the last minute`;
  return load > cores / 2 ? `${state}: what is measured now is slower than it is` : state;
}
