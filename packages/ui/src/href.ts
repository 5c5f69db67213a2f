// Which addresses a text may lead to.

/** Only these ways out of the page; anything else stays text. */
export function safeHref(raw: string): string | undefined {
  // Control signs and white space are how "java\nscript:" gets past a naive look.
  if (raw.length > 2048 || raw.includes('\\') || /[\s\p{C}]/u.test(raw)) return undefined;
  if (/^mailto:[^@?]+@[^@]+$/i.test(raw) || /^tel:\+?[\d\-().;=]+$/i.test(raw)) return raw;
  if (!/^https?:\/\//i.test(raw)) return undefined;
  try {
    const url = new URL(raw);
    // A name before @ is a way of dressing one address up as another.
    return url.username || url.password ? undefined : url.href;
  } catch {
    return undefined;
  }
}
