// A history of what clients asked and were told, and the checks of it against the database (I1 to I5).
import { v7 as uuid } from 'uuid';
import { expect } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { say, type Server } from './server.ts';

type Thread = { token: string; number: string };
export type Told = { number: string; key: string; text: string; seq: number };
export type History = { acked: Told[]; asked: { number: string; key: string }[] };

export const history = (): History => ({ acked: [], asked: [] });

/** Milliseconds between tries; a resident's own outbox waits longer. */
const PAUSE_MS = 40;

/**
 * One sender: a message at a time, each tried with its key until it is answered, round its threads in turn.
 * Goes on until `enough`; then finishes the message it has.
 */
export async function keepSending(
  base: string,
  threads: readonly Thread[],
  into: History,
  enough: () => boolean,
): Promise<void> {
  for (let n = 0; !enough(); n++) {
    const thread = threads[n % threads.length];
    if (!thread) return;
    const key = uuid();
    const text = `rad ${String(n).padStart(6, '0')}`;
    into.asked.push({ number: thread.number, key });
    for (;;) {
      const { status, body } = await say(base, thread.token, key, text, 8000);
      if (status === 201) {
        into.acked.push({ number: thread.number, key, text, seq: Number(body['seq']) });
        break;
      }
      // No answer, not saved, slow down: the same key again. Anything else is a fault of the desk.
      if (![0, 429, 502, 503].includes(status))
        throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
      await sleep(PAUSE_MS);
    }
  }
}

type Row = { number: string; key: string; text: string; pub_seq: number; seq: number };

/** Holds the history against the database: nothing acknowledged is lost, nothing is there twice, no gaps. */
export async function holdsUp(server: Server, told: History): Promise<void> {
  const rows = await server.sql<Row>(
    `SELECT c.number, e.data->>'clientMsgId' AS key, e.data->>'text' AS text, e.pub_seq, e.seq
     FROM event e JOIN "case" c ON c.id = e.case_id WHERE e.type = 'message.received' ORDER BY e.seq`,
  );
  const byKey = Map.groupBy(rows, (row) => row.key);
  for (const [key, found] of byKey) expect(found, `twice: ${key}`).toHaveLength(1);
  for (const ack of told.acked) {
    const [row] = byKey.get(ack.key) ?? [];
    expect(row, `acknowledged and lost: ${ack.key}`).toBeDefined();
    expect(row).toMatchObject({ number: ack.number, text: ack.text, pub_seq: ack.seq });
  }
  const gaps = await server.sql(
    `SELECT c.number FROM "case" c JOIN event e ON e.case_id = c.id GROUP BY c.id
     HAVING count(e.seq) <> c.last_seq OR max(e.seq) <> c.last_seq
         OR count(e.pub_seq) <> c.last_pub_seq OR max(e.pub_seq) <> c.last_pub_seq`,
  );
  expect(gaps, 'a case whose numbers have gaps').toEqual([]);
  // One sender's order: the order asked in a thread is the order stored in it.
  for (const number of new Set(told.asked.map((a) => a.number))) {
    const order = new Map(
      told.asked.filter((a) => a.number === number).map((a, index) => [a.key, index]),
    );
    const stored = rows
      .filter((row) => row.number === number && order.has(row.key))
      .map((row) => order.get(row.key) ?? -1);
    expect(stored).toEqual([...stored].sort((a, b) => a - b));
  }
}
