// What an article is called in the person's language, and the words of its state.
import type { Locale } from '@entre/contract/ids';
import type { Article, ArticleText } from '@entre/contract/knowledge';
import { m } from '#lib/paraglide/messages.js';
import type { LixBand } from './lix.ts';

/** The text in this language, else in Swedish, else in whatever there is. */
export const textIn = (article: Article, locale: Locale): ArticleText | undefined =>
  article.texts.find((text) => text.locale === locale) ??
  article.texts.find((text) => text.locale === 'sv') ??
  article.texts[0];

export const languageName = (locale: Locale): string =>
  locale === 'sv' ? m.knowledge_lang_sv() : m.knowledge_lang_en();

export const lixWord = (band: LixBand): string =>
  ({
    'very-easy': m.knowledge_lix_very_easy,
    easy: m.knowledge_lix_easy,
    medium: m.knowledge_lix_medium,
    hard: m.knowledge_lix_hard,
    'very-hard': m.knowledge_lix_very_hard,
  })[band]();
