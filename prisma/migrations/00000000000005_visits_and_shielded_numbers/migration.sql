-- AlterTable
ALTER TABLE "callback" ADD COLUMN     "resident_id" UUID;

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

-- A number belongs with the resident the case was about when it was written down; where nothing tells, with the one
-- it is about now.
UPDATE "callback" SET "resident_id" = coalesce(
  (SELECT ("linked"."set" ->> 'residentId')::uuid
   FROM "event" AS "promised"
   JOIN "event" AS "linked" ON "linked"."case_id" = "promised"."case_id" AND "linked"."seq" <= "promised"."seq"
   WHERE "promised"."case_id" = "callback"."case_id" AND "promised"."type" = 'callback.promised'
     AND "promised"."data" ->> 'callbackId' = "callback"."id"::text AND "linked"."set" ? 'residentId'
   ORDER BY "linked"."seq" DESC LIMIT 1),
  (SELECT "resident_id" FROM "case" WHERE "case"."id" = "callback"."case_id"));
