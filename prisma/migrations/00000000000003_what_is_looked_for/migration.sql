-- By hand: indexes for what is looked for among a million cases, measured at that size.

-- A case by the last figures of its number, as people read it out.
CREATE INDEX case_number_tail ON "case" (right(number, 6));
-- Parked cases whose time has come.
CREATE INDEX case_parked ON "case" (parked_until) WHERE state = 'parked';

-- A resident by what they are reached at: the whole address, or the last figures of the number.
CREATE INDEX resident_email ON resident (email);
CREATE INDEX resident_phone_tail ON resident USING gin (phone gin_trgm_ops);

-- Today's endings, and today's visits at all places.
CREATE INDEX interaction_ended ON interaction (ended_at);
CREATE INDEX visit_occurred ON visit (occurred_at);
