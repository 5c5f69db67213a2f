-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "password_given_at" TIMESTAMPTZ(3);
