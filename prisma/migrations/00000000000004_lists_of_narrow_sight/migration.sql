-- By hand: indexes for the lists of those who see little, one for each way of seeing, measured with 300,000 cases.
-- Without them a library's list of finished cases reads the whole table: 170 ms and more, against 4.
-- The order of the states is that of the contract and of the queries; otherwise the indexes are not used.

-- Finished cases, latest first. In parts: nothing is added to them while a case is talked in.
CREATE INDEX case_done_of_board ON "case" (board_id, updated_at, id)
  WHERE state NOT IN ('new', 'open', 'awaiting-resident', 'awaiting-department', 'parked');
CREATE INDEX case_done_of_team ON "case" (team_id, updated_at, id)
  WHERE state NOT IN ('new', 'open', 'awaiting-resident', 'awaiting-department', 'parked');
-- Only what came in at a point stands at one: open and finished together are few.
CREATE INDEX case_at_point ON "case" (service_point_id, updated_at, id) WHERE service_point_id IS NOT NULL;

-- The queue of a board; teams and people have theirs.
CREATE INDEX case_open_of_board ON "case" (board_id)
  WHERE state IN ('new', 'open', 'awaiting-resident', 'awaiting-department', 'parked');
