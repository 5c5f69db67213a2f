// The bare limits: the same work without the desk around it, on the same machine in the same run.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { v7 as uuid } from 'uuid';

/** As the desk keeps them: what decides sight, which every event of a case carries twice. */
const facts = (id: string) => ({
  id,
  boardId: id,
  teamId: id,
  assigneeId: null,
  servicePointId: null,
  secrecy: 'personal',
});

/**
 * A note as bare SQL: the same rows as the desk's own (key, case, event, answer) in one durable transaction, over
 * prepared statements. Without HTTP, session, sight, and the place in the feed, which comes after commit.
 */
export async function bareNote(pool: pg.Pool, caseId: string, text: string): Promise<void> {
  const client = await pool.connect();
  const [key, id] = [uuid(), uuid()];
  try {
    await client.query('BEGIN');
    await client.query({
      name: 'key',
      text: `INSERT INTO idempotency (actor_key, key, hash) VALUES ('bare', $1, 'x') ON CONFLICT DO NOTHING`,
      values: [key],
    });
    const { rows } = await client.query<{ seq: number }>({
      name: 'case',
      text: `UPDATE "case" SET last_seq = last_seq + 1, updated_at = now() WHERE id = $1
       RETURNING last_seq AS seq`,
      values: [caseId],
    });
    await client.query({
      name: 'event',
      text: `INSERT INTO event (id, type, actor_kind, case_id, seq, data, before, after)
       VALUES ($1, 'note.added', 'staff', $2, $3, $4, $5, $5)`,
      values: [id, caseId, rows[0]?.seq, { text, clientMsgId: key }, facts(caseId)],
    });
    await client.query({
      name: 'answer',
      text: `UPDATE idempotency SET reply = $2 WHERE actor_key = 'bare' AND key = $1`,
      values: [key, { id }],
    });
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/** The row of a visit alone, as one statement: no key, no event, no HTTP. */
export const bareVisit = (pool: pg.Pool, pointId: string, topicId: string): Promise<unknown> =>
  pool.query({
    name: 'visit',
    text: `INSERT INTO visit (id, service_point_id, topic_id, occurred_at) VALUES ($1, $2, $3, now())`,
    values: [crypto.randomUUID(), pointId, topicId],
  });

type Sight = { id: string; teamIds: string[]; boardIds: string[]; servicePointIds: string[] };

/** The page of the queue that a colleague sees, as SQL alone. */
export const barePage = (pool: pg.Pool, who: Sight): Promise<unknown> =>
  pool.query(
    `SELECT * FROM "case"
     WHERE state IN ('new', 'open', 'awaiting-resident', 'awaiting-department', 'parked')
       AND (assignee_id = $1
         OR (team_id = ANY ($2::uuid[]) AND secrecy <> 'secret')
         OR (board_id = ANY ($3::uuid[]) AND secrecy <> 'secret')
         OR (service_point_id = ANY ($4::uuid[]) AND secrecy <> 'secret')
         OR (team_id = ANY ($2::uuid[]) AND board_id = ANY ($3::uuid[])))
     ORDER BY sort_due, received_at, id LIMIT 51`,
    [who.id, who.teamIds, who.boardIds, who.servicePointIds],
  );

/** A bare Socket.IO that sends back what it hears. */
export async function bareEcho(): Promise<{
  echo: () => Promise<unknown>;
  stop: () => Promise<void>;
}> {
  const server = createServer();
  const sockets = new Server(server, { perMessageDeflate: false });
  sockets.on('connection', (socket) =>
    socket.on('say', (what: unknown, ack: (what: unknown) => void) => ack(what)),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const client = io(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    transports: ['websocket'],
  });
  await new Promise<void>((ready) => client.once('connect', () => ready()));
  return {
    echo: () => client.emitWithAck('say', { text: 'x'.repeat(100) }) as Promise<unknown>,
    stop: async () => {
      client.close();
      await sockets.close();
    },
  };
}
