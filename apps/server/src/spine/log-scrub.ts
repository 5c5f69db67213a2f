// Takes people and secrets out of what is about to be logged: by field name, by pattern, and out of errors.
import { withoutPersonnummer } from '@entre/contract/personnummer';

/** Fields whose value is never written, wherever they are. Compared in lower case without separators. */
const hidden = new Set(
  `password passwd secret token cookie cookies setcookie authorization apikey code otp totp session
   sessionid csrf body payload data text message content note notes summary title subject query
   querystring search q params args headers email mail phone tel number name firstname lastname
   displayname fullname address personnummer pnr ssn birthdate ip ipaddress useragent resident person
   contact form draft attachment filename`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

const shape = (key: string): string => key.toLowerCase().replace(/[-_.]/g, '');

const patterns: [RegExp, string][] = [
  [/[^\s@"'<>()]+@[^\s@"'<>()]+\.[^\s@"'<>()]+/g, '[e-mail]'],
  [/(?<![\w.-])(?:\+46|0046|0)[\s-]?\d{1,3}(?:[\s-]?\d{2,3}){2,3}(?![\w-])/g, '[phone]'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 [hidden]'],
  // Names and passwords in an address, and everything after its question mark.
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1'],
  [/((?:https?:\/\/|\/)[^\s?#"']*)\?[^\s"')]*/gi, '$1'],
];

/** Cleans a value for the log: deep, no longer than a screen, hidden fields as `[hidden]`. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 4) return '[deep]';
  if (value instanceof Error) return scrubError(value, depth);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => scrub(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      hidden.has(shape(key)) ? '[hidden]' : scrub(one, depth + 1),
    ]),
  );
}

function scrubText(text: string): string {
  const short = text.length > 4000 ? `${text.slice(0, 4000)}…` : text;
  const nameless = withoutPersonnummer(short, () => '[number]', 'date');
  return patterns.reduce((left, [pattern, instead]) => left.replace(pattern, instead), nameless);
}

type Failure = Error & { code?: unknown; constraint?: unknown; table?: unknown; cause?: unknown };

/** An error as fields: what went wrong and where, without the values it went wrong with. */
export function scrubError(error: Error, depth = 0): Record<string, unknown> {
  const { code, constraint, table, cause } = error as Failure;
  const message = safeMessage(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const plain: Record<string, unknown> = { type: error.name, message };
  if (typeof code === 'string' || typeof code === 'number') plain['code'] = code;
  if (typeof constraint === 'string') plain['constraint'] = constraint;
  if (typeof table === 'string') plain['table'] = table;
  plain['stack'] = [`${error.name}: ${message}`, ...frames.slice(0, 20)].join('\n');
  if (cause instanceof Error && depth < 3) plain['cause'] = scrubError(cause, depth + 1);
  return plain;
}

/** Prisma quotes the whole call, and PostgreSQL the bad value: keep the sentence, drop the quotation. */
function safeMessage(error: Error): string {
  const { code } = error as Failure;
  let message = error.message;
  if (error.name.startsWith('PrismaClient')) message = message.trim().split('\n').at(-1) ?? '';
  if (typeof code === 'string' && /^22/.test(code)) message = message.replace(/".*"/g, '"…"');
  return scrubText(message);
}
