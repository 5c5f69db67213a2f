// Whether the desk's port is free, asked before the long work rather than after.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { root } from './places.mjs';
import { fail } from './say.mjs';

/** Stops with what to do when another program listens where the desk should. */
export async function checkPort() {
  const settings = { ...dotEnv(), ...process.env };
  const port = Number(settings.PORT || 3000);
  const host = settings.HOST || '127.0.0.1';
  // What is no number is explained by the server, with everything else that is wrong.
  if (!Number.isInteger(port) || port === 0 || port > 65535) return;
  const error = await listen(port, host);
  if (error?.code === 'EADDRINUSE') {
    fail(
      `Port ${port} on ${host} is taken: a desk may be running already, or another program uses it.`,
      `Stop that one, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (error?.code === 'EACCES') {
    fail(`Port ${port} is not yours to use.`, 'Choose one above 1023: PORT=3000 npm start');
  }
}

function dotEnv() {
  try {
    return parseEnv(readFileSync(join(root, '.env'), 'utf8'));
  } catch {
    return {};
  }
}

function listen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
