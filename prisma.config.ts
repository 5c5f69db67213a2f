// Tells the Prisma command line where the schema and the migrations are. The server does not read this.
import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
});
