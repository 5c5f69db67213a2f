// A long list of which only the seen part is drawn: TanStack Virtual, told and read through runes.
import { untrack } from 'svelte';
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/svelte-virtual';

type Options = {
  /** Rows in the list. */
  count: () => number;
  /** What a row is known by, so that it stays the same element when it moves. */
  keyOf: (index: number) => string;
  /** Height of a row in px before one is drawn; rows are alike, so the first one drawn tells for all. */
  estimate: number;
  /** A row that is drawn wherever one is: it has focus. */
  always?: () => number;
};

export class VirtualRows {
  items = $state.raw<readonly VirtualItem[]>([]);
  height = $state(0);
  readonly #options: Options;
  #rowHeight: number;
  #virtual: Virtualizer<HTMLElement, HTMLElement> | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#rowHeight = options.estimate;
  }

  /** Attach to the element that scrolls: `{@attach rows.scroller}`. */
  readonly scroller = (element: HTMLElement): (() => void) => untrack(() => this.#begin(element));

  #begin(element: HTMLElement): () => void {
    const virtual = new Virtualizer<HTMLElement, HTMLElement>({
      ...this.#told(),
      getScrollElement: () => element,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#read(),
    });
    this.#virtual = virtual;
    const unmount = virtual._didMount();
    virtual._willUpdate();
    this.#read();
    return () => {
      unmount();
      this.#virtual = null;
    };
  }

  /**
   * Attach to each drawn row. One height holds for all of them: measuring each would reckon the whole list anew
   * for every row that comes into view.
   */
  readonly row = (element: HTMLElement): void =>
    untrack(() => {
      const height = element.offsetHeight;
      if (height === 0 || height === this.#rowHeight) return;
      this.#rowHeight = height;
      this.update();
      this.#virtual?.measure();
    });

  /** Tells that the list or the row with focus changed; call it in an effect that reads them. */
  update(): void {
    if (!this.#virtual) return;
    this.#virtual.setOptions({ ...this.#virtual.options, ...this.#told() });
    this.#virtual._willUpdate();
    this.#read();
  }

  reveal(index: number): void {
    this.#virtual?.scrollToIndex(index, { align: 'auto' });
  }
  /** Scrolls by so much, at once. */
  shift(by: number): void {
    this.#virtual?.scrollElement?.scrollBy({ top: by, behavior: 'instant' });
  }
  toTop(): void {
    this.#virtual?.scrollToOffset(0);
  }

  #told() {
    const { count, keyOf, always } = this.#options;
    const extra = always?.() ?? -1;
    return {
      count: count(),
      getItemKey: keyOf,
      estimateSize: () => this.#rowHeight,
      overscan: 8,
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const drawn = defaultRangeExtractor(range);
        if (extra < 0 || extra >= range.count || drawn.includes(extra)) return drawn;
        return [...drawn, extra].sort((a, b) => a - b);
      },
    };
  }

  #read(): void {
    this.items = this.#virtual?.getVirtualItems() ?? [];
    this.height = this.#virtual?.getTotalSize() ?? 0;
  }
}
