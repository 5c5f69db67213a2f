// A small TCP proxy that loses answers on purpose, so that nobody can know what was done.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Proxy = Awaited<ReturnType<typeof startProxy>>;

/** Stands between a client and `target` on a port of its own. */
export async function startProxy(target: { host: string; port: number }) {
  let trigger: RegExp | null = null;
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target.port, target.host);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    let lost = false;
    near.on('data', (chunk) => {
      if (trigger?.test(chunk.toString('latin1'))) {
        trigger = null;
        lost = true;
        cuts += 1;
      }
      // What was asked arrives all the same: it is the answer that gets lost.
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (!lost) near.write(chunk);
      else near.destroy();
    });
    far.on('close', () => near.destroy());
    near.on('close', () => far.end());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    /** Loses the answer to the next thing sent that matches, and the connection with it. */
    loseAnswerTo: (what: RegExp): void => {
      trigger = what;
    },
    cuts: () => cuts,
    stop: async (): Promise<void> => {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
