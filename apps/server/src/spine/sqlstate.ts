// What a failure of the database means for the one who asked: decided by its code, never by its words.

/** SQLSTATE classes, or whole codes, after which nobody can say what stands: the same request may be sent again. */
const lostStates = [
  '08', // the connection broke
  '28', // it lets us in no more
  '3D', // the database is not there
  '40', // two transactions met; 40003: nobody knows whether it was done
  '53', // disk, memory or connections ran out
  '57', // it shuts down, starts, or stopped the statement
  '58', // the system below it failed
  '55P03', // a lock did not come free
  '25006', // it takes no changes: a standby
  '25P03', // the transaction stood still for too long
  '25P04', // the transaction took too long
];
const metStates = ['40001', '40P01'];
/** Two made the same thing at once: the next try finds what the other made. */
const twiceState = '23505';

/** The same as told by Prisma, its driver and Node, when no SQLSTATE came. */
const lostCodes = new Set(
  `P1000 P1001 P1002 P1003 P1008 P1010 P1011 P1017 P2024 P2028 P2034
   DatabaseNotReachable ConnectionClosed SocketTimeout TlsConnectionError
   ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH`.split(
    /\s+/,
  ),
);
const metCodes = new Set(['P2034', 'P2002']);

/** What the driver throws without any code; the whole sentence, as it stands in pg and pg-pool. */
const lostSentences = new Set([
  'Query read timeout',
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'timeout expired',
  'timeout exceeded when trying to connect',
  'Cannot use a pool after calling end on the pool',
]);

type Layer = Record<string, unknown>;

/** A failure and what it was caused by: Prisma's error, its adapter's, the driver's or the server's. */
function layers(error: unknown): Layer[] {
  const found: Layer[] = [];
  for (let one = error; typeof one === 'object' && one !== null;) {
    const layer = one as Layer;
    if (found.includes(layer)) break;
    found.push(layer);
    one = (layer['meta'] as Layer | undefined)?.['driverAdapterError'] ?? layer['cause'];
  }
  return found;
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const codes = (all: readonly Layer[]): string[] =>
  all
    .flatMap((one) => [word(one['code']), word(one['errorCode']), word(one['kind'])])
    .filter((code) => code !== '');

/** The server's own code: the adapter keeps it as `originalCode`, the driver as `code` beside a severity. */
const states = (all: readonly Layer[]): string[] =>
  all.flatMap((one) => [
    word(one['originalCode']),
    typeof one['severity'] === 'string' ? word(one['code']) : '',
  ]);

/** The database could not be reached, was too slow, or went away: nothing can be promised. */
export function isLost(error: unknown): boolean {
  const all = layers(error);
  return (
    states(all).some((state) => lostStates.some((lost) => state.startsWith(lost))) ||
    codes(all).some((code) => lostCodes.has(code)) ||
    all.some((one) => lostSentences.has(word(one['message'])))
  );
}

/** Two transactions met, or made the same thing at once; trying again is right, and finds what the other did. */
export function isClash(error: unknown): boolean {
  const all = layers(error);
  return (
    states(all).some((state) => metStates.includes(state) || state === twiceState) ||
    codes(all).some((code) => metCodes.has(code))
  );
}
