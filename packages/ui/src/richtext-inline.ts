// The inline half of richtext.ts: bold, links and line breaks, in one walk from left to right.
import { safeHref } from './href.ts';
import type { Inline } from './richtext-tree.ts';

interface Opener {
  sign: '[' | '**';
  /** Where in the nodes the opener stands, as text until its partner comes. */
  at: number;
}

const bare = /https?:\/\/[^\s<>"'()[\]\\*]+/iy;
const target = /\(([^\s()[\]<>"]+)\)/y;

/** One walk from left to right. Every sign is looked at a bounded number of times; nothing is tried again. */
class Walk {
  at = 0;
  #nodes: Inline[] = [];
  /** Openers that still wait for a partner; at most one of them is bold, at #bold. */
  #open: Opener[] = [];
  #bold = -1;
  #text = '';

  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  say(text: string, length = text.length): void {
    this.#text += text;
    this.at += length;
  }

  put(node: Inline, length: number): void {
    this.#flush();
    this.#nodes.push(node);
    this.at += length;
  }

  end(): Inline[] {
    this.#flush();
    return merge(this.#nodes);
  }

  bracket(): void {
    this.#start('[');
  }

  stars(): void {
    const before = this.source[this.at - 1] ?? ' ';
    const after = this.source[this.at + 2] ?? ' ';
    if (this.#bold >= 0 && before.trim()) {
      const children = this.#close(this.#bold);
      this.#bold = -1;
      if (children.length) this.put({ kind: 'bold', children }, 2);
      else this.say('****', 2);
    } else if (this.#bold < 0 && after.trim()) {
      this.#bold = this.#open.length;
      this.#start('**');
    } else this.say('**');
  }

  closing(): void {
    // Only bold can stand above the nearest bracket, and only once.
    const top = this.#open.length - 1;
    const index =
      this.#open[top]?.sign === '[' ? top : this.#open[top - 1]?.sign === '[' ? top - 1 : -1;
    target.lastIndex = this.at + 1;
    const found = index < 0 ? null : target.exec(this.source);
    const href = found ? safeHref(found[1]!) : undefined;
    if (found && href) {
      if (this.#bold > index) this.#bold = -1;
      const children = merge(withoutLinks(this.#close(index)));
      this.put(
        {
          kind: 'link',
          href,
          children: children.length ? children : [{ kind: 'text', text: href }],
        },
        1 + found[0].length,
      );
      // Links do not hold links: brackets still open around this one are only text.
      this.#open = this.#open.filter((one) => one.sign === '**');
      this.#bold = Math.min(this.#bold, 0);
    } else {
      if (index >= 0) this.#open.splice(index, 1);
      if (this.#bold > index && index >= 0) this.#bold -= 1;
      this.say(']');
    }
  }

  address(): void {
    bare.lastIndex = this.at;
    const run = bare.exec(this.source)?.[0];
    const word = run?.replace(/[.,;:!?]{1,8}$/, '');
    const href = word ? safeHref(word) : undefined;
    if (word && href)
      this.put({ kind: 'link', href, children: [{ kind: 'text', text: word }] }, word.length);
    // A run that is no address is passed over whole: going back into it would cost time squared.
    else this.say(run ?? this.source[this.at]!);
  }

  #flush(): void {
    if (this.#text) this.#nodes.push({ kind: 'text', text: this.#text });
    this.#text = '';
  }

  #start(sign: Opener['sign']): void {
    this.#open.push({ sign, at: this.#nodes.length + (this.#text ? 1 : 0) });
    this.put({ kind: 'text', text: sign }, sign.length);
  }

  /** Takes everything after the opener out of the nodes, and the opener with it. */
  #close(index: number): Inline[] {
    this.#flush();
    const [from] = this.#open.splice(index);
    return this.#nodes.splice(from!.at).slice(1);
  }
}

/** The inline tree of one paragraph, heading or list item. */
export function inline(source: string): Inline[] {
  const walk = new Walk(source);
  while (walk.at < source.length) {
    const sign = source[walk.at]!;
    const next = source[walk.at + 1] ?? '';
    if (sign === '\\' && next && '\\*[]()#-_.!'.includes(next)) walk.say(next, 2);
    else if (sign === '\n') walk.put({ kind: 'break' }, 1);
    else if (sign === '*' && next === '*') walk.stars();
    else if (sign === '[') walk.bracket();
    else if (sign === ']') walk.closing();
    else if ((sign === 'h' || sign === 'H') && !/[\p{L}\p{N}]/u.test(source[walk.at - 1] ?? ''))
      walk.address();
    else walk.say(source.slice(walk.at, nextSign(source, walk.at + 1)));
  }
  return walk.end();
}

const special = /[\\\n*[\]hH]/g;
function nextSign(source: string, from: number): number {
  special.lastIndex = from;
  return special.exec(source)?.index ?? source.length;
}

function withoutLinks(nodes: Inline[]): Inline[] {
  return nodes.flatMap((node) =>
    node.kind === 'link'
      ? node.children
      : node.kind === 'bold'
        ? [{ ...node, children: withoutLinks(node.children) }]
        : [node],
  );
}

/** Neighbouring texts become one, at every depth. */
function merge(nodes: Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') last.text += node.text;
    else
      out.push(
        node.kind === 'bold'
          ? { ...node, children: merge(node.children) }
          : node.kind === 'text'
            ? { ...node }
            : node,
      );
  }
  return out;
}
