-- What the data model cannot say: the number series, the tally trigger, and the indexes for parts of tables.

CREATE SEQUENCE case_number;

-- The sequencer looks only at events that have no place in the feed yet.
CREATE INDEX event_unnumbered ON event (ord) WHERE feed_pos IS NULL;

-- The queue: open cases, most pressing first.
CREATE INDEX case_pressing ON "case" (sort_due, received_at, id)
  WHERE state IN ('new', 'open', 'awaiting-resident', 'awaiting-department', 'parked');
CREATE INDEX case_waiting ON "case" (waiting_since) WHERE waiting_since IS NOT NULL;
CREATE INDEX case_due ON "case" (due_at) WHERE due_at IS NOT NULL AND NOT late;

CREATE INDEX resident_name ON resident USING gin (name gin_trgm_ops);
CREATE INDEX case_subject ON "case" USING gin (subject gin_trgm_ops);

-- Counts are sums over the tally. Writers only ever insert into it, so they never wait for each other;
-- a timer folds the rows together.
CREATE FUNCTION tally_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO case_tally (state, board_id, team_id, assignee_id, service_point_id, secrecy, late, n)
    VALUES (OLD.state, OLD.board_id, OLD.team_id, OLD.assignee_id, OLD.service_point_id, OLD.secrecy, OLD.late, -1);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO case_tally (state, board_id, team_id, assignee_id, service_point_id, secrecy, late, n)
    VALUES (NEW.state, NEW.board_id, NEW.team_id, NEW.assignee_id, NEW.service_point_id, NEW.secrecy, NEW.late, 1);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER tally_case_made AFTER INSERT OR DELETE ON "case"
  FOR EACH ROW EXECUTE FUNCTION tally_case();
CREATE TRIGGER tally_case_moved AFTER UPDATE ON "case"
  FOR EACH ROW WHEN (
    (OLD.state, OLD.board_id, OLD.team_id, OLD.assignee_id, OLD.service_point_id, OLD.secrecy, OLD.late)
    IS DISTINCT FROM
    (NEW.state, NEW.board_id, NEW.team_id, NEW.assignee_id, NEW.service_point_id, NEW.secrecy, NEW.late))
  EXECUTE FUNCTION tally_case();

INSERT INTO desk (id) VALUES (1);
