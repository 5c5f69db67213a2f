// Shortcuts: one place that knows them all, keeps quiet while someone types, and can list itself for "?".

export interface Shortcut {
  /** As printed: 'j', 'ö', '?', 'Enter', 'F2', 'Ctrl+K', 'Shift+X', 'Ctrl+Enter'. Ctrl is Cmd on a Mac. */
  keys: string;
  /** In the person's language, for the list. */
  label: string;
  /** Heading in the list. */
  group?: string;
  /** Also while a field has focus, or (false) never then. Left out: combinations with Ctrl and F-keys do. */
  inFields?: boolean;
  /** Also while a dialog is open. */
  inDialogs?: boolean;
  /** Only while focus is in this: the key belongs to one field. */
  within?: () => Element | null;
  /** Holding the key down repeats it: for moving in lists. */
  repeats?: boolean;
  run: (event: KeyboardEvent) => void;
}

/** As `Kbd` prints it: 'Ctrl+k' is 'Ctrl K', 'Enter' is '↵'. */
export const printed = (keys: string): string =>
  (keys.length > 1 ? keys.split(/\+(?=.)/) : [keys])
    .map((part) => signs[part] ?? ([...part].length === 1 ? part.toLocaleUpperCase() : part))
    .join(' ');
const signs: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

interface Chord {
  key: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean | undefined;
  /** One printable sign and nothing held: the kind WCAG 2.1.4 is about. */
  single: boolean;
}

const typing =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=range]),textarea,select,[contenteditable=""],[contenteditable=true],[role=textbox]';
const taken = '[role=menu],[role=listbox],[role=combobox]';
const dialogs = '[role=dialog],[role=alertdialog]';
/** One printable sign and nothing held: the kind that can be turned off (WCAG 2.1.4). */
export const isSingle = (keys: string): boolean => chord(keys).single;
const isLetter = (key: string) => key.toLowerCase() !== key.toUpperCase();

function chord(keys: string): Chord {
  const parts = keys.length > 1 ? keys.split(/\+(?=.)/) : [keys];
  const raw = parts.pop()!;
  const held = new Set(parts.map((part) => part.toLowerCase()));
  const ctrl = held.has('ctrl') || held.has('mod');
  const alt = held.has('alt');
  const one = [...raw].length === 1;
  // For signs such as ? the layout decides whether Shift is held, so it is not asked about.
  const shift = one && !isLetter(raw) ? undefined : held.has('shift');
  return { key: raw.toLowerCase(), ctrl, alt, shift, single: one && !ctrl && !alt };
}

/** By what the key writes (event.key), never by where it sits: ö is ö on every keyboard. */
function hits(want: Chord, event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() !== want.key) return false;
  // AltGr reports itself as Ctrl+Alt on Windows; what it writes is a plain sign.
  const altGr = event.getModifierState('AltGraph');
  const ctrl = !altGr && (event.ctrlKey || event.metaKey);
  const alt = !altGr && event.altKey;
  return (
    ctrl === want.ctrl &&
    alt === want.alt &&
    (want.shift === undefined || event.shiftKey === want.shift)
  );
}

export class Keys {
  /** Single-key shortcuts on or off (WCAG 2.1.4); the others always work. */
  single: boolean;
  /** Nothing is taken: what lies over the whole screen has no shortcuts. */
  paused = false;
  #all: { shortcut: Shortcut; chord: Chord }[] = [];

  constructor({ single = true } = {}) {
    this.single = single;
  }

  /** Adds one or several; returns the way to take them back. Made for `$effect(() => keys.add(…))`. */
  add(...shortcuts: Shortcut[]): () => void {
    const mine = shortcuts.map((shortcut) => ({ shortcut, chord: chord(shortcut.keys) }));
    this.#all.push(...mine);
    return () => {
      this.#all = this.#all.filter((one) => !mine.includes(one));
    };
  }

  /** Listens on a window; returns the way to stop. */
  listen(target: Pick<Window, 'addEventListener' | 'removeEventListener'> = window): () => void {
    const hear = (event: KeyboardEvent) => void this.handle(event);
    target.addEventListener('keydown', hear);
    return () => target.removeEventListener('keydown', hear);
  }

  /** True when a shortcut took the key. The latest added wins. */
  handle(event: KeyboardEvent): boolean {
    if (this.paused || event.defaultPrevented || event.isComposing || event.key === 'Dead')
      return false;
    const on = event.target instanceof Element ? event.target : null;
    const inField = on?.closest(typing) != null;
    const inTaken = on?.closest(taken) != null;
    const inDialog = on?.closest(dialogs) != null;
    const one = this.#all.findLast(({ shortcut, chord }) => {
      if (!hits(chord, event)) return false;
      if (chord.single && !this.single) return false;
      if (inDialog && !shortcut.inDialogs) return false;
      if (shortcut.within && !(on && shortcut.within()?.contains(on))) return false;
      const strong = chord.ctrl || /^f\d+$/.test(chord.key);
      if ((inField || inTaken) && !(shortcut.inFields ?? strong)) return false;
      // Enter and space belong to the button or link that has focus.
      if (
        /^(enter| )$/.test(chord.key) &&
        !strong &&
        on?.closest('button,a[href],summary,[role=tab]')
      )
        return false;
      return !event.repeat || Boolean(shortcut.repeats);
    });
    if (!one) return false;
    event.preventDefault();
    one.shortcut.run(event);
    return true;
  }

  /** Everything that can be pressed right now, each once, for the help page. */
  list(): readonly Shortcut[] {
    return [
      ...new Map(
        this.#all.map(({ shortcut }) => [
          `${shortcut.group}/${shortcut.keys}/${shortcut.label}`,
          shortcut,
        ]),
      ).values(),
    ];
  }
}
