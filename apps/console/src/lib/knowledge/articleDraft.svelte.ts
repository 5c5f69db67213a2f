// An article being written: both languages side by side, saved with its `rev`; another's save is shown, never written over.
import type { z } from 'zod';
import { ApiError, type Http } from '@entre/client/http';
import type { Locale } from '@entre/contract/ids';
import type { Article, ArticleSave, Audience } from '@entre/contract/knowledge';

export type Words = { title: string; summary: string; body: string; keywords: string };
const none: Words = { title: '', summary: '', body: '', keywords: '' };
export const articleLocales = ['sv', 'en'] as const satisfies readonly Locale[];

export class ArticleDraft {
  server = $state.raw<Article>() as Article;
  /** What another saved meanwhile, until mine is saved on top of it. */
  theirs = $state.raw<Article | null>(null);
  words = $state<Record<Locale, Words>>({ sv: { ...none }, en: { ...none } });
  topicId = $state<string | null>(null);
  audience = $state<z.infer<typeof Audience>>('public');
  /** `2026-11-23`, or "". */
  reviewDay = $state('');
  saving = $state(false);
  savedAt = $state<number | null>(null);
  readonly #call: Http;

  constructor(call: Http, article: Article) {
    this.#call = call;
    this.#agree(article);
    for (const locale of articleLocales) this.words[locale] = wordsOf(article, locale);
    this.topicId = article.topicId;
    this.audience = article.audience;
    this.reviewDay = dayOf(article.reviewAt);
  }

  /** Languages whose words differ from what the server has. */
  get changed(): Locale[] {
    return articleLocales.filter((locale) => {
      const mine = this.words[locale];
      const kept = wordsOf(this.server, locale);
      return (Object.keys(none) as (keyof Words)[]).some(
        (field) => mine[field].trim() !== kept[field].trim(),
      );
    });
  }
  get dirty(): boolean {
    return this.changed.length > 0 || Object.keys(this.#facts()).length > 0;
  }
  /** Changed languages that lack what the server demands. */
  get unfinished(): Locale[] {
    return this.changed.filter((locale) => {
      const { title, summary, body } = this.words[locale];
      return [title, summary, body].some((text) => text.trim() === '');
    });
  }

  /** Saves all that differs. False when another was first: `theirs` then holds what stands there. Throws ApiError else. */
  async save(): Promise<boolean> {
    if (this.saving) return false;
    this.saving = true;
    try {
      const facts = this.#facts();
      const [first, ...rest] = this.changed.map((locale) => ({
        locale,
        ...trimmed(this.words[locale]),
      }));
      await this.#patch({ ...facts, ...(first ? { text: first } : {}) });
      for (const text of rest) await this.#patch({ text });
      this.theirs = null;
      this.savedAt = Date.now();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'stale') throw error;
      this.theirs = error.problem?.current as Article;
      // The next save goes on top of theirs, knowingly.
      this.#agree(this.theirs);
      return false;
    } finally {
      this.saving = false;
    }
  }

  async setStatus(status: Article['status']): Promise<void> {
    const params = { id: this.server.id };
    this.#agree(await this.#call('PUT /articles/{id}/status', { params, body: { status } }));
  }

  /** Takes the other's words of a language instead of mine. */
  takeTheirs(locale: Locale): void {
    if (this.theirs === null) return;
    this.words[locale] = wordsOf(this.theirs, locale);
    if (this.changed.length === 0) this.theirs = null;
  }

  async #patch(change: Omit<z.input<typeof ArticleSave>, 'rev'>): Promise<void> {
    const params = { id: this.server.id };
    const body = { rev: this.server.rev, ...change };
    this.#agree(await this.#call('PATCH /articles/{id}', { params, body }));
  }

  #agree(article: Article): void {
    this.server = article;
  }

  #facts() {
    const reviewAt =
      this.reviewDay === '' ? null : new Date(`${this.reviewDay}T12:00`).toISOString();
    return {
      ...(this.topicId === this.server.topicId ? {} : { topicId: this.topicId }),
      ...(this.audience === this.server.audience ? {} : { audience: this.audience }),
      ...(this.reviewDay === dayOf(this.server.reviewAt) ? {} : { reviewAt }),
    };
  }
}

export function wordsOf(article: Article, locale: Locale): Words {
  const text = article.texts.find((one) => one.locale === locale);
  if (!text) return { ...none };
  const { title, summary, body, keywords } = text;
  return { title, summary, body, keywords };
}

const trimmed = (words: Words): Words => ({
  title: words.title.trim(),
  summary: words.summary.trim(),
  body: words.body.trim(),
  keywords: words.keywords.trim(),
});

/** The local day of an instant, as a date field wants it. */
function dayOf(at: string | null): string {
  if (at === null) return '';
  const day = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
