// Folds the tally's rows together, so that a count stays the sum of a few.
import type { Db } from '../../spine/db.ts';

/** Rows folded at once: what a statement can do in its time, also after cases were brought in by the million. */
const AT_ONCE = 50_000;

/**
 * Sums rows with the same facts into one, the oldest first. Rows added meanwhile are left for the next time.
 * It changes no figure, so it is no event.
 */
export async function foldTally(db: Db): Promise<void> {
  let rows = await db.caseTally.count();
  for (let before = Infinity; rows < before; rows = await db.caseTally.count()) {
    before = rows;
    await foldSome(db);
    if (before <= AT_ONCE) return;
  }
}

const foldSome = (db: Db): Promise<number> => db.$executeRaw`
  WITH old AS (
    DELETE FROM case_tally WHERE id IN (SELECT id FROM case_tally ORDER BY id LIMIT ${AT_ONCE}) RETURNING *)
  INSERT INTO case_tally (state, board_id, team_id, assignee_id, service_point_id, secrecy, late, n)
  SELECT state, board_id, team_id, assignee_id, service_point_id, secrecy, late, sum(n)
  FROM old GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(n) <> 0`;
