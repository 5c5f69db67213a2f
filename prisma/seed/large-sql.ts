// One chunk of many cases as a single statement: what each case is, its rows, and the events that tell how it came so.
import type { Tx } from '../../apps/server/src/spine/db.ts';

export type Chunk = {
  /** First and last case of the chunk, of `total`, counted from 1. */
  from: number;
  to: number;
  total: number;
  now: Date;
  /** A list of places as JSON. */
  places: string;
  /** What the ids of residents are made from. */
  residents: string;
  /** Signs of follow-up codes. */
  signs: string;
};

/** Makes the cases of a chunk, with their interactions, events and tally. Returns the number of events. */
export async function largeChunk(tx: Tx, chunk: Chunk): Promise<number> {
  const { from, to, total, now, places, residents, signs } = chunk;
  await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
  await tx.$executeRaw`SET LOCAL synchronous_commit = off`;
  // Counted together below; a trigger for each row would take longer than the rows.
  await tx.$executeRaw`ALTER TABLE "case" DISABLE TRIGGER tally_case_made`;
  const [made] = await tx.$queryRaw<{ events: bigint }[]>`
    WITH head AS MATERIALIZED (
      SELECT (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM case_number) AS number,
        (SELECT coalesce(max(feed_pos), 0) FROM event) AS pos
    ), place AS MATERIALIZED (
      SELECT row_number() OVER () - 1 AS slot, count(*) OVER () AS many, p.*
      FROM jsonb_to_recordset(${places}::jsonb) AS p (topic uuid, name text, team uuid, board uuid,
        secrecy text, staff uuid, to_team uuid, to_board uuid)
    ), dice AS (
      SELECT i, ${total}::float8 * 0.05 AS recent,
        mod(abs(hashint8extended(i, 1)), 100) AS a, mod(abs(hashint8extended(i, 2)), 100) AS b,
        abs(hashint8extended(i, 3)) AS c, md5(${residents}::text || 'case' || i) AS hash
      FROM generate_series(${from}::bigint, ${to}::bigint) AS i
    ), dated AS (
      SELECT d.*, date_trunc('second', ${now}::timestamptz - CASE WHEN i > ${total} - recent
          THEN interval '10 days' * ((${total} - i) / recent)
          ELSE interval '10 days' + interval '720 days' * ((${total} - i - recent) / ${total}) END) AS received,
        CASE WHEN i <= ${total} - recent THEN CASE WHEN a < 97 THEN 'closed' ELSE 'resolved' END
          WHEN a < 20 THEN 'new' WHEN a < 45 THEN 'open' WHEN a < 60 THEN 'awaiting-resident'
          WHEN a < 80 THEN 'awaiting-department' WHEN a < 88 THEN 'parked' ELSE 'resolved' END AS state
      FROM dice AS d
    ), sorted AS (
      SELECT d.*, p.*, state IN ('resolved', 'closed') AS done,
        state = 'awaiting-department' OR (state IN ('resolved', 'closed') AND b >= 80) AS handed,
        CASE WHEN b < 40 AND state <> 'awaiting-department' THEN 'chat' ELSE 'phone' END AS channel,
        state IN ('new', 'open', 'awaiting-department') AS waits,
        CASE WHEN i % 2 = 0 THEN overlay(overlay(md5(${residents}::text || (1 + i / 6)) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid END AS resident
      FROM dated AS d JOIN place AS p ON p.slot = mod(d.c, p.many)
    ), kase AS MATERIALIZED (
      SELECT s.*,
        overlay(overlay(lpad(to_hex((extract(epoch FROM received) * 1000)::bigint), 12, '0') || hash
          PLACING '7' FROM 13) PLACING '8' FROM 17 FOR 1) AS long_id,
        overlay(overlay(md5(hash || 'contact') PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid AS contact, received + interval '8 days' AS promise,
        waits AND received + interval '8 days' < ${now}::timestamptz AS late,
        NOT handed AND state <> 'new' AS taken, channel = 'chat' AND state NOT IN ('new', 'open') AS answered,
        CASE WHEN channel = 'chat' THEN received
          ELSE least(${now}::timestamptz, received + interval '4 minutes') END AS base,
        CASE WHEN state = 'parked' THEN ${now}::timestamptz + interval '20 days' END AS parked_until,
        CASE WHEN handed THEN 'handed-over' WHEN done THEN 'solved-here' END AS outcome,
        CASE WHEN handed THEN to_team ELSE team END AS last_team,
        CASE WHEN handed THEN to_board ELSE board END AS last_board,
        'KC-' || to_char(received AT TIME ZONE 'Europe/Stockholm', 'YYMM') || '-' ||
          lpad((head.number + i - ${from} + 1)::text, greatest(6, length((head.number + i)::text)), '0') AS number,
        -- A walk through all 23^8 codes that meets none twice.
        (SELECT string_agg(substr(${signs}::text, 1 + ((i * 48271693 + 7411) % 78310985281
          / (23 ^ k)::bigint % 23)::int, 1), '') FROM generate_series(0, 7) AS k) AS code
      FROM sorted AS s, head
    ), known AS MATERIALIZED (
      SELECT k.*, substr(long_id, 1, 32)::uuid AS id,
        jsonb_build_object('id', substr(long_id, 1, 32)::uuid, 'boardId', board, 'teamId', team,
          'assigneeId', NULL, 'servicePointId', NULL, 'secrecy', secrecy) AS sight,
        to_char(received AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS received_iso,
        to_char(promise AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS promise_iso,
        to_char(base AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS base_iso,
        to_char(parked_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS parked_iso
      FROM kase AS k
    ), step AS (
      SELECT k.id, k.sight, s.n, s.type, s.open, s.kind, s.data, s.set,
        least(${now}::timestamptz, CASE s.type WHEN 'case.became-late' THEN promise ELSE base + s.wait END) AS at,
        CASE WHEN s.kind = 'staff' THEN staff END AS actor,
        CASE WHEN handed AND n > 3 THEN jsonb_build_object('teamId', to_team, 'boardId', to_board) ELSE '{}' END ||
          CASE WHEN taken AND n > 4 THEN jsonb_build_object('assigneeId', staff) ELSE '{}' END AS was,
        CASE WHEN handed AND n >= 3 THEN jsonb_build_object('teamId', to_team, 'boardId', to_board) ELSE '{}' END ||
          CASE WHEN taken AND n >= 4 THEN jsonb_build_object('assigneeId', staff) ELSE '{}' END AS is_now
      FROM known AS k CROSS JOIN LATERAL (VALUES
        (1, true, 'case.opened', true, CASE channel WHEN 'chat' THEN 'resident' ELSE 'staff' END, interval '0',
          jsonb_build_object('interactionId', contact),
          sight || jsonb_build_object('number', number, 'subject', name || ', prov ' || i, 'state', 'new',
            'priority', 'normal', 'channel', channel, 'topicId', topic, 'residentId', resident,
            'receivedAt', received_iso, 'waitingSince', received_iso, 'dueAt', promise_iso, 'late', false,
            'parkedUntil', NULL, 'callbackAt', NULL, 'outcome', NULL, 'residentSeq', 0)),
        (2, channel = 'chat', 'message.received', true, 'resident', interval '0',
          jsonb_build_object('text', 'Hej! Jag undrar över ' || lower(name) || '.'), '{"residentSeq": 2}'),
        (2, channel = 'phone', 'call.noted', false, 'staff', interval '0',
          jsonb_build_object('interactionId', contact, 'text', 'Undrar över ' || lower(name) || '.',
            'startedAt', received_iso, 'endedAt', base_iso, 'outcome', 'handed-over'), '{}'),
        (3, handed, 'case.handed-over', true, 'staff', interval '2 minutes',
          jsonb_build_object('fromTeamId', team, 'toTeamId', to_team, 'text', NULL),
          jsonb_build_object('teamId', to_team, 'state', 'awaiting-department', 'outcome', 'handed-over')
            || CASE WHEN board <> to_board THEN jsonb_build_object('boardId', to_board) ELSE '{}' END),
        (4, taken, 'case.claimed', true, 'staff', interval '3 minutes', '{"from": null}',
          jsonb_build_object('assigneeId', staff, 'state', 'open')),
        (5, answered, 'message.sent', true, 'staff', interval '5 minutes',
          '{"text": "Hej! Så här gör du.", "articleIds": []}', '{"waitingSince": null, "dueAt": null}'),
        (6, state IN ('awaiting-resident', 'parked'), 'case.state-changed', true, 'staff', interval '6 minutes',
          jsonb_build_object('from', 'open', 'to', state), jsonb_build_object('state', state)
            || CASE WHEN state = 'parked' THEN jsonb_build_object('parkedUntil', parked_iso) ELSE '{}' END
            || CASE WHEN answered THEN '{}' ELSE '{"waitingSince": null, "dueAt": null}'::jsonb END),
        (7, late, 'case.became-late', false, 'system', interval '0',
          jsonb_build_object('dueAt', promise_iso), '{"late": true}'),
        (8, done, 'case.state-changed', true, 'staff', interval '50 minutes',
          jsonb_build_object('from', CASE WHEN handed THEN 'awaiting-department' ELSE 'open' END, 'to', 'resolved'),
          jsonb_build_object('state', 'resolved')
            || CASE WHEN handed THEN '{}' ELSE '{"outcome": "solved-here"}'::jsonb END
            || CASE WHEN answered THEN '{}' ELSE '{"waitingSince": null, "dueAt": null}'::jsonb END),
        (9, done AND channel = 'chat', 'interaction.ended', false, 'staff', interval '50 minutes',
          jsonb_build_object('interactionId', contact, 'outcome', outcome), '{}'),
        (10, state = 'closed', 'case.state-changed', true, 'staff', interval '2 days',
          '{"from": "resolved", "to": "closed"}', '{"state": "closed"}')
      ) AS s (n, happened, type, open, kind, wait, data, set)
      WHERE s.happened
    ), numbered AS MATERIALIZED (
      SELECT step.*, row_number() OVER own AS seq,
        CASE WHEN open THEN count(*) FILTER (WHERE open) OVER own END AS pub_seq
      FROM step WINDOW own AS (PARTITION BY id ORDER BY n)
    ), last AS (
      SELECT id, max(seq) AS seq, max(pub_seq) AS pub_seq, min(at) AS first_at, max(at) AS at
      FROM numbered GROUP BY id
    ), events AS (
      INSERT INTO event (id, feed_pos, type, at, actor_kind, actor_id, case_id, seq, pub_seq, data, set, before, after)
      SELECT substr(overlay(overlay(lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
          || md5(step.id::text || seq) PLACING '7' FROM 13) PLACING '8' FROM 17), 1, 32)::uuid, head.pos + row_number() OVER (ORDER BY at, step.id, seq), type, at,
        kind, actor, step.id, seq, pub_seq, data, set, CASE WHEN seq > 1 THEN sight || was END, sight || is_now
      FROM numbered AS step, head ORDER BY at, step.id, seq
      RETURNING 1
    ), cases AS (
      INSERT INTO "case" (id, number, code, subject, state, priority, channel, topic_id, board_id, team_id, assignee_id,
        secrecy, resident_id, received_at, waiting_since, due_at, late, parked_until, outcome, resident_seq,
        last_seq, last_pub_seq, sort_due, created_at, updated_at)
      SELECT k.id, number, code, name || ', prov ' || i, state, 'normal', channel, topic, last_board, last_team,
        CASE WHEN taken THEN staff END, secrecy, resident, received, CASE WHEN waits THEN received END,
        CASE WHEN waits THEN promise END, late, parked_until, outcome,
        CASE WHEN channel = 'chat' THEN 2 ELSE 0 END, last.seq, last.pub_seq,
        CASE WHEN waits THEN promise ELSE '9999-12-31T00:00:00Z' END, last.first_at, last.at
      FROM known AS k JOIN last USING (id)
      RETURNING state, board_id, team_id, assignee_id, service_point_id, secrecy, late
    ), contacts AS (
      INSERT INTO interaction (id, channel, staff_id, resident_id, topic_id, board_id, subject, started_at, ended_at,
        recorded_at, outcome)
      SELECT contact, channel, CASE WHEN channel = 'phone' THEN staff END, resident, topic, board, name, received,
        CASE WHEN channel = 'phone' THEN base WHEN done THEN least(${now}::timestamptz, base + interval '50 minutes') END,
        base, CASE WHEN channel = 'phone' THEN 'handed-over' ELSE outcome END
      FROM known
    ), links AS (
      INSERT INTO case_interaction (case_id, interaction_id) SELECT id, contact FROM known
    ), tally AS (
      INSERT INTO case_tally (state, board_id, team_id, assignee_id, service_point_id, secrecy, late, n)
      SELECT state, board_id, team_id, assignee_id, service_point_id, secrecy, late, count(*)
      FROM cases GROUP BY 1, 2, 3, 4, 5, 6, 7
    )
    SELECT count(*) AS events FROM events`;
  await tx.$executeRaw`SELECT setval('case_number', nextval('case_number') + ${to - from})`;
  await tx.$executeRaw`ALTER TABLE "case" ENABLE TRIGGER tally_case_made`;
  return Number(made?.events ?? 0);
}
