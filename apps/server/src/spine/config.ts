// The environment, read and checked once at start. No other file looks at process.env.
import { resolve } from 'node:path';
import { z } from 'zod';

const blankIsUnset = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blankIsUnset, type.optional());
const withDefault = <T extends z.ZodType>(type: T, value: z.output<T>) =>
  z.preprocess((given) => blankIsUnset(given) ?? value, type);

const url = (protocols: string[], say: string) =>
  z.string().refine((text) => {
    const parsed = URL.parse(text);
    return parsed !== null && protocols.includes(parsed.protocol);
  }, say);

const postgresUrl = url(
  ['postgres:', 'postgresql:'],
  'must be a PostgreSQL address such as postgresql://user:password@host:5432/entre',
);
const webUrl = url(['http:', 'https:'], 'must be a web address such as https://desk.example.se');
const redisUrl = url(
  ['redis:', 'rediss:'],
  'must be a Redis address such as redis://localhost:6379',
);

/** A comma list of origins; each must be exactly an origin, since that is what a browser sends. */
const origins = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (list) => list.every((origin) => URL.parse(origin)?.origin === origin),
    'must be origins separated by commas, without paths: https://www.example.se,https://bibblan.example.se',
  );

const onOff = z
  .enum(['0', '1'], 'must be 1 (on) or 0 (off), or left out')
  .transform((value) => value === '1');

const wholeNumber = (lowest: number, highest: number, say: string) =>
  z
    .union([z.number(), z.string().regex(/^\d+$/, say).transform(Number)], say)
    .refine((number) => number >= lowest && number <= highest, say);

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const environments = ['production', 'development', 'test'] as const;

/** Every variable there is. `.env.example` shows the same names and defaults; a test holds them equal. */
export const variables = {
  PORT: withDefault(wholeNumber(1, 65535, 'must be a port number, 1 to 65535'), 3000),
  HOST: withDefault(z.string(), '127.0.0.1'),
  PUBLIC_URL: optional(webUrl),
  TRUST_PROXY: withDefault(
    wholeNumber(0, 10, 'must be the number of proxies in front, 0 to 10 (0: believe no header)'),
    0,
  ),
  WIDGET_ORIGINS: optional(origins),
  DATA_DIR: withDefault(z.string(), './data'),
  DATABASE_URL: optional(postgresUrl),
  MEILI_URL: optional(webUrl),
  MEILI_KEY: optional(z.string()),
  REDIS_URL: optional(redisUrl),
  DEMO: optional(onOff),
  DEMO_PASSWORD: optional(z.string().min(8, 'must have at least 8 characters')),
  LOG_LEVEL: withDefault(z.enum(levels, `must be one of ${levels.join(', ')}`), 'info'),
  NODE_ENV: withDefault(
    z.enum(environments, `must be one of ${environments.join(', ')}`),
    'production',
  ),
} as const;

/** A variable that is wrong. The message names it and says what to do; show it and exit. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** What the desk was told, frozen. `publicUrl` has no slash at its end; `dataDir` is absolute. */
export type Config = Readonly<{
  port: number;
  host: string;
  publicUrl: string;
  /** How many proxies stand in front, and so how many X-Forwarded-For entries to believe. */
  trustProxy: number;
  /** Origins that may embed the widget; undefined: none, except any localhost in demo mode. */
  widgetOrigins: readonly string[] | undefined;
  dataDir: string;
  /** An own PostgreSQL server; undefined: the embedded one in `dataDir`. */
  databaseUrl: string | undefined;
  meili: Readonly<{ url: string; key: string }> | undefined;
  redisUrl: string | undefined;
  /** `if-empty`: fill an empty database with the demonstration. */
  demo: boolean | 'if-empty';
  /** The first of HOST and PUBLIC_URL's host that others can reach; undefined: this machine alone. */
  openTo: string | undefined;
  demoPassword: string | undefined;
  logLevel: (typeof levels)[number];
  nodeEnv: (typeof environments)[number];
}>;

/**
 * Reads and checks the environment.
 * @throws ConfigError naming every variable that is wrong and what to do about it
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const parsed = z.object(variables).safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}.`);
    throw new ConfigError(
      `The environment has values that cannot be used:\n${lines.join('\n')}\n` +
        'See .env.example for what each variable means.',
    );
  }
  const given = parsed.data;
  const shownHost = given.HOST === '0.0.0.0' || given.HOST === '::' ? 'localhost' : given.HOST;
  const bracketed = shownHost.includes(':') ? `[${shownHost}]` : shownHost;
  const publicUrl = (given.PUBLIC_URL ?? `http://${bracketed}:${given.PORT}`).replace(/\/+$/, '');
  const openTo = [given.HOST, new URL(publicUrl).hostname].find((name) => !isLoopback(name));
  return Object.freeze({
    port: given.PORT,
    host: given.HOST,
    publicUrl,
    trustProxy: given.TRUST_PROXY,
    widgetOrigins: given.WIDGET_ORIGINS,
    dataDir: resolve(given.DATA_DIR),
    databaseUrl: given.DATABASE_URL,
    meili: meili(given.MEILI_URL, given.MEILI_KEY),
    redisUrl: given.REDIS_URL,
    demo: demo(given.DEMO, given.DATABASE_URL !== undefined, openTo),
    openTo,
    demoPassword: given.DEMO_PASSWORD,
    logLevel: given.LOG_LEVEL,
    nodeEnv: given.NODE_ENV,
  });
}

function meili(address: string | undefined, key: string | undefined): Config['meili'] {
  if (address === undefined) return undefined;
  if (key === undefined) {
    throw new ConfigError(
      'MEILI_URL is set but MEILI_KEY is not. Give the key of the search server, or leave out both.',
    );
  }
  return Object.freeze({ url: address.replace(/\/+$/, ''), key });
}

/** The demonstration has passwords that are printed, so it never opens on an address others can reach. */
function demo(
  asked: boolean | undefined,
  ownServer: boolean,
  openTo: string | undefined,
): Config['demo'] {
  if (asked === true && openTo !== undefined) {
    throw new ConfigError(
      `DEMO=1 is only for this machine, but HOST or PUBLIC_URL says ${openTo}. ` +
        'Set HOST=127.0.0.1 and leave out PUBLIC_URL, or set DEMO=0.',
    );
  }
  if (asked !== undefined) return asked;
  return ownServer || openTo !== undefined ? false : 'if-empty';
}

/** Whether a host name or address is reachable from this machine alone. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || bare === '::1' || /^127\.\d+\.\d+\.\d+$/.test(bare);
}

/** Sets what a library reads from the environment while it is imported; only the pages' adapter needs it. */
export function setForLibrary(values: Record<string, string>): void {
  Object.assign(process.env, values);
}
