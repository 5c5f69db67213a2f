-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "promoted" BOOLEAN NOT NULL DEFAULT false;
