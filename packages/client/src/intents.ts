// What one means to do, done once: pressed again before its answer came, it goes with the same key.
import { ApiError } from './http.ts';
import { newId } from './new-id.ts';

/** Milliseconds a key waits for its answer: pressed again after that, one means to do it once more. */
const KEEP_MS = 10 * 60_000;

type Kept = { key: string; at: number };

export class Intents {
  readonly #kept = new Map<string, Kept>();

  /**
   * Does something that must not be done twice. The key stays with the intent until the server has said that it is
   * done, or has refused it for good; when no answer came, the next press is the same request.
   * @param intent what is meant, with all that makes it another thing to do: the case, the body
   * @param send makes the request with this key
   */
  async once<T>(intent: readonly unknown[], send: (key: string) => Promise<T>): Promise<T> {
    const name = JSON.stringify(intent);
    const { key } = this.#keep(name);
    try {
      const answer = await send(key);
      this.#kept.delete(name);
      return answer;
    } catch (error) {
      if (isAnswer(error)) this.#kept.delete(name);
      throw error;
    }
  }

  #keep(name: string): Kept {
    const now = Date.now();
    const before = this.#kept.get(name);
    const kept = before && now - before.at < KEEP_MS ? before : { key: newId(), at: now };
    this.#kept.set(name, kept);
    return kept;
  }
}

/** A refusal says that it was not done; no answer, or a session that ended meanwhile, says nothing of an earlier try. */
const isAnswer = (error: unknown): boolean =>
  error instanceof ApiError && !error.passing && error.code !== 'unauthenticated';
