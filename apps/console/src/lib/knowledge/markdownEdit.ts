// What the buttons above the text do: puts the marks of the Markdown subset around or before what is chosen.

export type Mark = 'heading' | 'bold' | 'list' | 'steps' | 'link';
export type Edited = { text: string; from: number; to: number };

/** @returns the new text, and what is chosen in it afterwards */
export function markdownEdit(mark: Mark, text: string, from: number, to: number): Edited {
  if (mark === 'bold') return around(text, from, to, '**', '**');
  if (mark === 'link') {
    const made = around(text, from, to, '[', '](https://)');
    const at = made.to + 2;
    return from === to ? made : { text: made.text, from: at, to: at + 'https://'.length };
  }
  return lines(text, from, to, mark);
}

function around(text: string, from: number, to: number, open: string, close: string): Edited {
  const chosen = text.slice(from, to);
  return {
    text: text.slice(0, from) + open + chosen + close + text.slice(to),
    from: from + open.length,
    to: to + open.length,
  };
}

const before = /^(?:#{2,4}|[-*]|\d+[.)])\s+/;

/** Marks every line of the choice; the same mark again takes it away. */
function lines(text: string, from: number, to: number, mark: 'heading' | 'list' | 'steps'): Edited {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const found = text.indexOf('\n', to);
  const end = found === -1 ? text.length : found;
  const old = text.slice(start, end).split('\n');
  const sign = (i: number) => ({ heading: '## ', list: '- ', steps: `${i + 1}. ` })[mark];
  const all = old.every((line, i) => line.startsWith(sign(i)));
  const made = old
    .map((line, i) => (all ? line.slice(sign(i).length) : sign(i) + line.replace(before, '')))
    .join('\n');
  return {
    text: text.slice(0, start) + made + text.slice(end),
    from: start,
    to: start + made.length,
  };
}
