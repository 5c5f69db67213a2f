// Nothing about anyone reaches the log, whichever way it is tried.
import { expect, it } from 'vitest';
import { logRequest, makeLog } from './log.ts';

function capture(short = false) {
  const lines: string[] = [];
  const log = makeLog({ write: (line: string) => void lines.push(line) }, 'info', short);
  return {
    log,
    text: () => lines.join(''),
    last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, never>,
  };
}

it('keeps what tells what happened', () => {
  const { log, last } = capture();
  logRequest(log, {
    requestId: 'r1',
    method: 'POST',
    route: '/api/v1/cases/:id',
    status: 201,
    ms: 12.4,
  });
  expect(last()).toMatchObject({
    level: 'info',
    requestId: 'r1',
    status: 201,
    ms: 12,
    msg: 'request',
  });
});

it('hides fields by name, at any depth', () => {
  const { log, text } = capture();
  log.info(
    { password: 'hemligt', a: { Cookie: 'hemligt', b: [{ access_token: 1, token: 'hemligt' }] } },
    'x',
  );
  log.info({ 'set-cookie': 'hemligt', authorization: 'hemligt', body: { text: 'hemligt' } }, 'x');
  expect(text()).not.toContain('hemligt');
});

it.each([
  'personnummer 19811218-9876 here',
  'personnummer 811218-9876 here',
  'personnummer 198112189876 here',
  'write to anna.test@example.se',
  'call 0455-30 30 00 or +46 70 174 06 35',
  'GET /x?code=hemligt',
  'postgresql://user:hemligt@127.0.0.1/entre',
  'Bearer hemligt.abc',
])('takes people and secrets out of text: %s', (said) => {
  const { log, text } = capture();
  log.info(said);
  log.info({ reason: said }, 'x');
  log.error(new Error(said));
  log.error({ err: new Error('outer', { cause: new Error(said) }) }, 'failed');
  expect(text()).not.toMatch(/9876|anna|30 30 00|174 06|hemligt/);
});

it('writes an error with its code and place, not the values it failed on', () => {
  const { log, last, text } = capture();
  const error = Object.assign(new Error('invalid input syntax for type uuid: "hemligt"'), {
    code: '22P02',
    detail: 'Key (email)=(hemligt)',
  });
  log.error({ err: error }, 'failed');
  expect(text()).not.toContain('hemligt');
  expect(last()).toMatchObject({ msg: 'failed', err: { code: '22P02' } });
  log.error(new TypeError('no such door'));
  expect(last()).toMatchObject({
    msg: 'no such door',
    err: { type: 'TypeError', message: 'no such door' },
  });
});

it('leaves ids, times and versions alone', () => {
  const { log, last } = capture();
  const fields = {
    caseId: '0192f1c2-7a34-7c11-8f00-3b1a2c3d4e5f',
    at: '2026-11-24T10:11:12.123Z',
    pid: 4711,
  };
  log.info(fields, 'version 18.4.0');
  expect(last()).toMatchObject({ ...fields, msg: 'version 18.4.0' });
});

it('writes short lines for a person at a terminal', () => {
  const { log, text } = capture(true);
  log.warn({ port: 3000 }, 'listening');
  expect(text()).toMatch(/\d\d:\d\d:\d\d warn .* listening {2}port=3000\n/);
});
