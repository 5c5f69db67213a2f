// The log: one line per request and per failure, and nothing about anyone in it.
import pino, { type DestinationStream, type Logger } from 'pino';
import { scrub, scrubError } from './log-scrub.ts';

export type Log = Logger;

/**
 * A log that writes cleaned lines: JSON, or short lines for a person to read.
 * The cleaning is deep and by name and pattern (see log-scrub.ts), so that a slip elsewhere stays out.
 */
export function makeLog(destination: DestinationStream, level = 'info', short = false): Log {
  const to = short ? { write: (line: string) => destination.write(shortLine(line)) } : destination;
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => scrub(fields) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          method.apply(this, cleanArguments(args) as typeof args);
        },
      },
      serializers: { err: (error: unknown) => error },
    },
    to,
  );
}

/** Messages are cleaned too. A failure without one gets its own, cleaned, before pino takes it raw. */
function cleanArguments(args: readonly unknown[]): unknown[] {
  const [first, ...rest] = args;
  const fields = first instanceof Error ? { err: first } : first;
  const error = (fields as { err?: unknown } | undefined)?.err;
  if (rest.length === 0 && error instanceof Error) return [fields, scrubError(error)['message']];
  return [typeof fields === 'string' ? scrub(fields) : fields, ...rest.map((one) => scrub(one))];
}

/** The desk's log, on standard output. Set its `level` once the configuration is read. */
export const log: Log = makeLog(
  process.stdout.isTTY ? process.stdout : pino.destination({ fd: 1, sync: true }),
  'info',
  process.stdout.isTTY,
);

/** What is known of a request when it has been answered. */
export type RequestLine = {
  requestId: string;
  method: string;
  /** The pattern that matched (`/api/v1/cases/:id`), or `none`; never the address asked for. */
  route: string;
  status: number;
  /** Milliseconds from first byte in to answer ready. */
  ms: number;
  actor?: string;
};

/** Writes the one line of a request; at `warn` when the fault was ours. */
export function logRequest(to: Log, line: RequestLine): void {
  to[line.status >= 500 ? 'warn' : 'info']({ ...line, ms: Math.round(line.ms) }, 'request');
}

const colour: Record<string, string> = {
  warn: '\u001b[33m',
  error: '\u001b[31m',
  fatal: '\u001b[31m',
};

/** `12:14:02 warn  message  key=value`, with a failure's stack below it. */
function shortLine(json: string): string {
  const { time, level, msg, err, ...rest } = JSON.parse(json) as Record<string, unknown>;
  const clock = new Date(String(time)).toTimeString().slice(0, 8);
  const fields = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  const name = String(level).padEnd(5);
  const head = `${colour[String(level)] ?? ''}${clock} ${name}\u001b[0m ${String(msg ?? '')}`;
  const failure = err as { message?: string; stack?: string } | undefined;
  const tail = failure === undefined ? '' : `\n  ${failure.stack ?? failure.message ?? ''}`;
  return `${[head, ...fields].join('  ')}${tail}\n`;
}
