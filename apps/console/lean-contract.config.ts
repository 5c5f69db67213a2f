// Keeps the contract's schemas out of the browser: it reads types and a few facts of the contract, and parses nothing.
import type { Plugin } from 'vite';

type Node = { type: string; start: number; end: number };
type Declarator = { init: (Node & { callee?: Node }) | null };
type Statement = Node & { declarations?: Declarator[]; declaration?: Statement | null };

/** Marks what the contract's modules make at their top as pure, so that what nobody uses is left out, zod with it. */
export function leanContract(): Plugin {
  return {
    name: 'lean-contract',
    apply: 'build',
    transform: {
      filter: { id: /packages\/contract\/src\/[^/]+\.ts$/ },
      // After types are gone: what is left is plain JavaScript.
      order: 'post',
      handler(code) {
        const { body } = this.parse(code) as unknown as { body: Statement[] };
        const made = body
          .map((statement) => statement.declaration ?? statement)
          .flatMap((statement) => statement.declarations ?? [])
          .flatMap(({ init }) =>
            init && /(Call|Object|Array|Member)Expression/.test(init.type) ? [init] : [],
          );
        let lean = code;
        for (const { start, end } of made.reverse())
          lean = `${lean.slice(0, start)}/* @__PURE__ */ (() => (${lean.slice(start, end)}))()${lean.slice(end)}`;
        return { code: lean, map: null };
      },
    },
  };
}
