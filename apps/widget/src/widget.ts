// The loader: one button on a website; the chat's frame is fetched when it is pressed, and nothing before.
import { css } from './form.ts';
import { wordsFor } from './words.ts';

const script = document.currentScript as HTMLScriptElement | null;

/** Builds an element without HTML strings: a host's Trusted Types have nothing to stop. */
function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...inside: Node[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

function mark(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute(
    'd',
    'M3 16.3a2 2 0 0 1 .1 1.2L2 20.8a1 1 0 0 0 1.3 1.2l3.4-1a2 2 0 0 1 1.1.1A10 10 0 1 0 3 16.3',
  );
  svg.append(path);
  return svg;
}

function style(shadow: ShadowRoot, nonce: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Older browsers: a style element, with the nonce that our own script was let in by.
    const element = make('style', { nonce });
    element.textContent = css;
    shadow.append(element);
  }
}

function start(home: URL, given: DOMStringMap, nonce: string): void {
  const { locale, words } = wordsFor(given['locale'] ?? document.documentElement.lang);
  const host = make('entre-chat' as 'div');
  const shadow = host.attachShadow({ mode: 'closed' });
  style(shadow, nonce);

  const label = make('span');
  label.textContent = given['label'] ?? words.open;
  const unread = make('span', { class: 'v', role: 'status' });
  const dot = make('span', { class: 'dot', hidden: '' });
  const button = make('button', { type: 'button', 'aria-expanded': 'false' }, mark(), label, dot);
  const panel = make('section', { role: 'dialog', 'aria-label': words.title, hidden: '' });
  shadow.append(panel, button, unread);
  let frame: HTMLIFrameElement | null = null;

  const address = (): string => {
    const url = new URL(locale === 'sv' ? '/embed' : `/${locale}/embed`, home);
    url.searchParams.set('origin', location.origin);
    url.searchParams.set('locale', locale);
    return url.href;
  };
  const isOpen = (): boolean => !panel.hidden;
  const news = (is: boolean): void => {
    dot.hidden = !is;
    unread.textContent = is ? words.unread : '';
  };
  const show = (open: boolean): void => {
    if (open && frame === null) {
      frame = make('iframe', { src: address(), title: words.title });
      panel.append(frame);
    }
    panel.hidden = !open;
    host.toggleAttribute('open', open);
    button.setAttribute('aria-expanded', String(open));
    label.textContent = open ? words.close : (given['label'] ?? words.open);
    if (open) {
      news(false);
      frame?.focus();
    } else button.focus();
  };

  button.addEventListener('click', () => show(!isOpen()));
  shadow.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape' && isOpen()) show(false);
  });
  addEventListener('message', (event: MessageEvent<unknown>) => {
    // Only our own frame, only from our own origin, only words we know.
    if (frame === null || event.source !== frame.contentWindow || event.origin !== home.origin)
      return;
    const said = event.data as { type?: unknown; version?: unknown } | null;
    if (said?.version !== 1) return;
    if (said.type === 'entre:close' && isOpen()) show(false);
    if (said.type === 'entre:unread' && !isOpen()) news(true);
  });
  document.body.append(host);
}

if (script !== null && !document.querySelector('entre-chat')) {
  const home = new URL(script.src);
  const begin = () => start(home, { ...script.dataset }, script.nonce);
  if (document.body === null) addEventListener('DOMContentLoaded', begin, { once: true });
  else begin();
}
