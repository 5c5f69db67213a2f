// What the rich text takes, what it refuses, and that no text can make it slow.
import { describe, expect, it } from 'vitest';
import { parse, plain, safeHref, type Block, type Inline } from './richtext.ts';

const line = (text: string): Inline[] =>
  (parse(text)[0] as Extract<Block, { kind: 'paragraph' }>).children;
const text = (words: string): Inline => ({ kind: 'text', text: words });

/** Every href anywhere in the tree. */
function hrefs(blocks: Block[]): string[] {
  const found: string[] = [];
  const walk = (nodes: Inline[]) => {
    for (const node of nodes) {
      if (node.kind === 'link') found.push(node.href);
      if ('children' in node) walk(node.children);
    }
  };
  for (const block of blocks)
    (block.kind === 'list' ? block.items : [block.children]).forEach(walk);
  return found;
}

describe('blocks', () => {
  it('takes paragraphs, breaks, headings and lists', () => {
    const tree = parse(
      '## Sopor\r\n\r\nHej\ndu\n\n- ett\n- två\n  och mer\n\n3. tre\n4. fyra\n### Mer',
    );
    expect(tree.map((block) => block.kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'heading',
    ]);
    expect(tree[1]).toEqual({
      kind: 'paragraph',
      children: [text('Hej'), { kind: 'break' }, text('du')],
    });
    expect(tree[2]).toEqual({
      kind: 'list',
      ordered: false,
      start: 1,
      items: [[text('ett')], [text('två'), { kind: 'break' }, text('och mer')]],
    });
    expect(tree[3]).toMatchObject({ ordered: true, start: 3 });
    expect(tree[4]).toMatchObject({ level: 3 });
  });
  it('leaves what only looks like one', () => {
    expect(plain(parse('#nej'))).toBe('#nej');
    expect(plain(parse('-nej\n1.nej'))).toBe('-nej 1.nej');
    expect(parse('  \n\n ')).toEqual([]);
    expect(parse('')).toEqual([]);
  });
  it('keeps HTML as words', () => {
    expect(line('<img src=x onerror=alert(1)>')).toEqual([text('<img src=x onerror=alert(1)>')]);
  });
});

describe('bold', () => {
  it('closes, and stays stars when it does not', () => {
    expect(line('a **b** c')).toEqual([
      text('a '),
      { kind: 'bold', children: [text('b')] },
      text(' c'),
    ]);
    expect(line('a **b')).toEqual([text('a **b')]);
    expect(line('2 ** 3 ** 4')).toEqual([text('2 ** 3 ** 4')]);
    expect(line('****')).toEqual([text('****')]);
    expect(line('\\*\\*b\\*\\*')).toEqual([text('**b**')]);
  });
  it('holds links and is held by them', () => {
    expect(line('**[a](https://a.se)**')).toEqual([
      { kind: 'bold', children: [{ kind: 'link', href: 'https://a.se/', children: [text('a')] }] },
    ]);
    expect(line('[**a**](https://a.se)')).toEqual([
      { kind: 'link', href: 'https://a.se/', children: [{ kind: 'bold', children: [text('a')] }] },
    ]);
    expect(line('[a **b](https://a.se) c**')).toEqual([
      { kind: 'link', href: 'https://a.se/', children: [text('a **b')] },
      text(' c**'),
    ]);
    expect(line('**[[[a**')).toEqual([{ kind: 'bold', children: [text('[[[a')] }]);
    expect(line('**a ] b** [c](tel:112)')).toEqual([
      { kind: 'bold', children: [text('a ] b')] },
      text(' '),
      { kind: 'link', href: 'tel:112', children: [text('c')] },
    ]);
  });
});

describe('links', () => {
  it('takes http, https, mailto and tel', () => {
    const tree = parse(
      '[a](http://a.se) [b](https://b.se/x?y=1#z) [c](mailto:info@kommun.se) [d](tel:+46-455-303000)',
    );
    expect(hrefs(tree)).toEqual([
      'http://a.se/',
      'https://b.se/x?y=1#z',
      'mailto:info@kommun.se',
      'tel:+46-455-303000',
    ]);
  });
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://a.se/1',
    '//evil.se',
    '/inom',
    '#bit',
    'https:evil.se',
    'https:\\\\evil.se',
    'https://',
    'https://kommun.se@evil.se/',
    'https://a:b@evil.se/',
    'mailto:',
    'mailto:a@b@c',
    'tel:javascript',
    `https://a.se/${'a'.repeat(3000)}`,
  ])('refuses %s', (address) => {
    expect(safeHref(address)).toBeUndefined();
    expect(
      hrefs(parse(`[klicka](${address})`)).filter((href) => !href.startsWith('https://')),
    ).toEqual([]);
    expect(hrefs(parse(`[klicka](${address})`)).join()).not.toMatch(/script|data:|@evil/i);
  });
  it('keeps refused links as the words they were', () => {
    expect(line('[klicka](javascript:void)')).toEqual([text('[klicka](javascript:void)')]);
  });
  it('never nests them', () => {
    expect(line('[a [b](https://b.se) c](https://c.se)')).toEqual([
      text('[a '),
      { kind: 'link', href: 'https://b.se/', children: [text('b')] },
      text(' c]('),
      { kind: 'link', href: 'https://c.se/', children: [text('https://c.se')] },
      text(')'),
    ]);
    const [outer] = line('[**https://evil.se** https://x.se](https://a.se)');
    expect(outer).toMatchObject({ kind: 'link', href: 'https://a.se/' });
    expect(hrefs([{ kind: 'paragraph', children: [outer!] }])).toEqual(['https://a.se/']);
  });
  it('finds bare addresses and leaves the full stop outside', () => {
    expect(line('Se https://karlskrona.se/sopor. Tack')).toEqual([
      text('Se '),
      {
        kind: 'link',
        href: 'https://karlskrona.se/sopor',
        children: [text('https://karlskrona.se/sopor')],
      },
      text('. Tack'),
    ]);
    expect(hrefs(parse('xhttps://a.se'))).toEqual([]);
  });
});

describe('a megabyte of spite', () => {
  const mega = 1_000_000;
  const fill = (bit: string) => bit.repeat(Math.ceil(mega / bit.length));
  it.each([
    '[',
    ']',
    '[]',
    '[](',
    '](',
    '[a](',
    '**',
    '**[',
    '[**',
    '**a',
    '* ',
    '*',
    '\\',
    '(',
    'http://',
    'https://a.se,',
    'https://a@',
    'h',
    '[a](https://a.se)',
    '[[a](https://a.se)',
    '- a\n',
    '\n',
    '# ',
    '#',
    ' ',
    '1. ',
    '[**a](tel:1)',
    '.',
  ])('%j over and over takes no time', (bit) => {
    const start = performance.now();
    parse(fill(bit));
    expect(performance.now() - start).toBeLessThan(15_000);
  });
  it.each([
    ['[', ']'],
    ['[', '](https://a.se)'],
    ['[', '**a** '],
    ['**[', '](tel:1)'],
    ['https://', '.'],
  ])('half %j, half %j takes no time', (one, other) => {
    const start = performance.now();
    parse(fill(one).slice(0, mega / 2) + fill(other).slice(0, mega / 2));
    expect(performance.now() - start).toBeLessThan(15_000);
  });
  it('keeps every word of it', () => {
    expect(plain(parse(fill('[')))).toHaveLength(mega);
  });
});
