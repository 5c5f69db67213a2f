// A small part of Markdown as a tree: paragraphs, headings, lists, bold, links. Linear time whatever it is fed.

import { inline } from './richtext-inline.ts';
import type { Block, Inline } from './richtext-tree.ts';

export { safeHref } from './href.ts';

export type { Block, Inline } from './richtext-tree.ts';

const heading = /^(#{1,6})[ \t]+(\S.*)$/;
const bullet = /^[ \t]{0,8}[-*•][ \t]+(\S.*)$/;
const numbered = /^[ \t]{0,8}(\d{1,4})[.)][ \t]+(\S.*)$/;

export function parse(source: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let list: { ordered: boolean; start: number; items: string[][] } | undefined;

  const endParagraph = () => {
    if (lines.length) blocks.push({ kind: 'paragraph', children: inline(lines.join('\n')) });
    lines = [];
  };
  const endList = () => {
    if (list)
      blocks.push({
        kind: 'list',
        ordered: list.ordered,
        start: list.start,
        items: list.items.map((item) => inline(item.join('\n'))),
      });
    list = undefined;
  };

  for (const line of source.replace(/\r\n?/g, '\n').split('\n')) {
    if (!line.trim()) {
      endParagraph();
      endList();
      continue;
    }
    const head = heading.exec(line);
    const point = bullet.exec(line);
    const number = point ? null : numbered.exec(line);
    if (head) {
      endParagraph();
      endList();
      blocks.push({
        kind: 'heading',
        level: head[1]!.length <= 2 ? 2 : 3,
        children: inline(head[2]!.trimEnd()),
      });
    } else if (point || number) {
      endParagraph();
      const ordered = number !== null;
      if (list && list.ordered !== ordered) endList();
      list ??= { ordered, start: number ? Number(number[1]) : 1, items: [] };
      list.items.push([(point?.[1] ?? number?.[2])!.trimEnd()]);
    } else if (list && /^[ \t]/.test(line)) {
      list.items.at(-1)!.push(line.trim());
    } else {
      endList();
      lines.push(line.trim());
    }
  }
  endParagraph();
  endList();
  return blocks;
}

/** The words alone, for previews and titles. */
export function plain(blocks: readonly Block[]): string {
  const words = (nodes: readonly Inline[]): string =>
    nodes
      .map((node) =>
        node.kind === 'text' ? node.text : node.kind === 'break' ? ' ' : words(node.children),
      )
      .join('');
  return blocks
    .map((block) =>
      block.kind === 'list' ? block.items.map(words).join('. ') : words(block.children),
    )
    .join(' ');
}
