// Writes what is derived from the data model: the Prisma client, in apps/server/src/generated/prisma.
import { generate } from './parts/generate.mjs';

process.exitCode = generate();
