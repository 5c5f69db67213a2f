// How searches travel: head and body in one packet. `fetch` sends them apart, and where the kernel waits for an
// acknowledgement between the two a search takes 45 ms instead of 3 (measured on loopback).
import { Agent as HttpAgent, request as http } from 'node:http';
import { Agent as HttpsAgent, request as https } from 'node:https';

const plain = new HttpAgent({ keepAlive: true });
const secure = new HttpsAgent({ keepAlive: true });
/** Characters of an answer that are believed; ours are far shorter. */
const LONGEST = 8_000_000;

/**
 * The Meilisearch client's `httpClient`: same arguments as `fetch`, gives the parsed body.
 * @throws when the answer is not a 2xx with JSON (a redirect is not followed), or the signal aborts
 */
export function direct(...[url, init]: Parameters<typeof fetch>): Promise<unknown> {
  const address = new URL(url instanceof Request ? url.url : url);
  const [request, agent] = address.protocol === 'https:' ? [https, secure] : [http, plain];
  const headers = Object.fromEntries(new Headers(init?.headers));
  const options = {
    method: init?.method ?? 'GET',
    headers,
    agent,
    signal: init?.signal ?? undefined,
  };
  return new Promise((resolve, reject) => {
    const asked = request(address, options, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('error', reject);
      reply.on('data', (part: string) => {
        text += part;
        if (text.length > LONGEST) reply.destroy(new Error('the answer is too long'));
      });
      reply.on('end', () => {
        const status = reply.statusCode ?? 0;
        if (status < 200 || status > 299)
          return reject(new Error(`the search server answered ${status}`));
        try {
          resolve(JSON.parse(text));
        } catch {
          reject(new Error('the search server did not answer in JSON'));
        }
      });
    });
    asked.on('error', reject);
    asked.end(typeof init?.body === 'string' ? init.body : undefined);
  });
}
