// A resident's socket lives no longer than its token, which may run out or be taken back without an event.
import type { RealtimeParts, ResidentSpace } from './types.ts';

/** Milliseconds between looks at whether tokens still hold. */
export const TOKEN_LOOK_MS = 60_000;

export function keepTokens({ doors }: Pick<RealtimeParts, 'doors'>, space: ResidentSpace) {
  const look = async (): Promise<void> => {
    for (const socket of [...space.sockets.values()]) {
      const { token } = socket.handshake.auth as { token: string };
      // While the database is away it is neither proven nor disproven, and nothing can be read anyway.
      const holds = await doors.resident(token).then(
        (actor) => actor !== null,
        () => true,
      );
      if (!holds) socket.disconnect(true);
    }
  };
  const timer = setInterval(() => void look(), TOKEN_LOOK_MS).unref();
  return { stop: () => clearInterval(timer) };
}
