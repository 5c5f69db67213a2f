-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "promoted" BOOLEAN NOT NULL DEFAULT false;

-- What was kept of visits until now is made as anonymous as what is kept from now on: no time finer than the minute,
-- no id made from one, and no key that ties a visit, or the case made of it, to who asked.
UPDATE "visit" SET "recorded_at" = date_trunc('minute', "recorded_at");

DELETE FROM "idempotency"
WHERE "reply" ->> 'id' IN (SELECT "data" ->> 'visitId' FROM "event" WHERE "type" = 'visit.logged')
   OR ("reply" #>> '{told,head}' = '2'
       AND "reply" #>> '{told,caseId}' IN (SELECT "id"::text FROM "case" WHERE "channel" = 'visit'));

UPDATE "event" SET "id" = gen_random_uuid(), "at" = date_trunc('minute', "at")
WHERE "type" IN ('visit.logged', 'visit.detailed', 'visit.undone');
