-- AlterTable
ALTER TABLE "callback" ADD COLUMN     "from_at" TIMESTAMPTZ(3),
ALTER COLUMN "staff_id" DROP NOT NULL;
