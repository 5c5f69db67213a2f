// The shortcuts: by what a key writes, silent while one types, and never a trap (WCAG 2.1.4).
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isSingle, Keys, printed } from './keys.ts';

/** Just enough of an element: what closest() would find. */
class Thing {
  readonly inside: string[];
  constructor(...inside: string[]) {
    this.inside = inside;
  }
  closest(selector: string): Thing | null {
    return this.inside.some((one) => selector.includes(one)) ? this : null;
  }
}
beforeAll(() => void vi.stubGlobal('Element', Thing));

function press(key: string, more: Partial<KeyboardEvent> & { altGr?: boolean; on?: Thing } = {}) {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    repeat: false,
    isComposing: false,
    defaultPrevented: false,
    target: more.on ?? new Thing(),
    preventDefault: vi.fn(),
    ...more,
    getModifierState: (name: string) => name === 'AltGraph' && Boolean(more.altGr),
  } as unknown as KeyboardEvent;
}
function desk(keys: string, more = {}) {
  const all = new Keys();
  const run = vi.fn();
  all.add({ keys, label: keys, run, ...more });
  return { all, run };
}

describe('which key', () => {
  it.each(['å', 'ä', 'ö', 'j', '1', '/'])('%s', (key) => {
    const { all, run } = desk(key);
    expect(all.handle(press(key))).toBe(true);
    expect(run).toHaveBeenCalledOnce();
  });
  it('does not mind Caps Lock, but minds Shift on letters', () => {
    const { all } = desk('n');
    expect(all.handle(press('N'))).toBe(true);
    expect(all.handle(press('N', { shiftKey: true }))).toBe(false);
    expect(desk('Shift+X').all.handle(press('X', { shiftKey: true }))).toBe(true);
  });
  it('takes ? wherever the layout puts it', () => {
    expect(desk('?').all.handle(press('?', { shiftKey: true }))).toBe(true);
    expect(desk('?').all.handle(press('?'))).toBe(true);
  });
  it('takes a sign written with AltGr, which Windows calls Ctrl+Alt', () => {
    expect(desk('@').all.handle(press('@', { ctrlKey: true, altKey: true, altGr: true }))).toBe(
      true,
    );
    expect(
      desk('Ctrl+E').all.handle(press('e', { ctrlKey: true, altKey: true, altGr: true })),
    ).toBe(false);
  });
  it('takes Ctrl, and Cmd for it, and no other company', () => {
    const { all } = desk('Ctrl+K');
    expect(all.handle(press('k', { ctrlKey: true }))).toBe(true);
    expect(all.handle(press('k', { metaKey: true }))).toBe(true);
    expect(all.handle(press('k'))).toBe(false);
    expect(all.handle(press('K', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(desk('Ctrl++').all.handle(press('+', { ctrlKey: true }))).toBe(true);
    expect(desk('+').all.handle(press('+'))).toBe(true);
  });
  it('lets the browser have Ctrl+L and the like', () => {
    expect(desk('l').all.handle(press('l', { ctrlKey: true }))).toBe(false);
    expect(desk('l').all.handle(press('l', { altKey: true }))).toBe(false);
  });
});

describe('when', () => {
  const field = new Thing('textarea');
  it('keeps quiet in fields, menus and lists, save for Ctrl and F keys', () => {
    expect(desk('j').all.handle(press('j', { on: field }))).toBe(false);
    expect(desk('j').all.handle(press('j', { on: new Thing('[role=menu]') }))).toBe(false);
    expect(desk('Ctrl+K').all.handle(press('k', { ctrlKey: true, on: field }))).toBe(true);
    expect(desk('F2').all.handle(press('F2', { on: field }))).toBe(true);
    expect(desk('Escape', { inFields: true }).all.handle(press('Escape', { on: field }))).toBe(
      true,
    );
  });
  it('keeps quiet while a sign is being put together', () => {
    expect(desk('o').all.handle(press('o', { isComposing: true }))).toBe(false);
    expect(desk('Dead').all.handle(press('Dead'))).toBe(false);
  });
  it('keeps quiet behind a dialog unless asked', () => {
    const on = new Thing('[role=dialog]');
    expect(desk('Ctrl+K').all.handle(press('k', { ctrlKey: true, on }))).toBe(false);
    expect(
      desk('Ctrl+Enter', { inDialogs: true }).all.handle(press('Enter', { ctrlKey: true, on })),
    ).toBe(true);
  });
  it('leaves to a field what the field does itself', () => {
    const { all } = desk('Ctrl+Z', { inFields: false });
    const undo = { ctrlKey: true, on: new Thing('textarea') };
    expect(all.handle(press('z', undo))).toBe(false);
    expect(all.handle(press('z', { ctrlKey: true }))).toBe(true);
  });
  it('keeps to the one field that a key belongs to', () => {
    const field = new Thing('textarea');
    const within = () => ({ contains: (on: unknown) => on === field }) as unknown as Element;
    const { all } = desk('Ctrl+Enter', { within });
    expect(all.handle(press('Enter', { ctrlKey: true, on: field }))).toBe(true);
    expect(all.handle(press('Enter', { ctrlKey: true, on: new Thing('textarea') }))).toBe(false);
    expect(desk('Escape', { within: () => null }).all.handle(press('Escape'))).toBe(false);
  });
  it('leaves Enter to the button that has focus', () => {
    expect(desk('Enter').all.handle(press('Enter', { on: new Thing('button') }))).toBe(false);
    expect(desk('Enter').all.handle(press('Enter'))).toBe(true);
  });
  it('single keys can be turned off, the others stay', () => {
    const { all, run } = desk('j');
    all.add({ keys: 'F2', label: 'F2', run });
    all.single = false;
    expect(all.handle(press('j'))).toBe(false);
    expect(all.handle(press('F2'))).toBe(true);
  });
  it('runs once for a key held down, unless it repeats', () => {
    expect(desk('t').all.handle(press('t', { repeat: true }))).toBe(false);
    expect(desk('j', { repeats: true }).all.handle(press('j', { repeat: true }))).toBe(true);
  });
  it('leaves alone what someone has dealt with', () => {
    expect(desk('j').all.handle(press('j', { defaultPrevented: true }))).toBe(false);
  });
});

describe('what holds now', () => {
  it('the latest added wins, and each is listed', () => {
    const { all, run } = desk('l');
    const later = vi.fn();
    all.add({ keys: 'l', label: 'later', run: later });
    all.handle(press('l'));
    expect(later).toHaveBeenCalledOnce();
    expect(run).not.toHaveBeenCalled();
    expect(all.list().map((key) => key.label)).toEqual(['l', 'later']);
  });
  it('nothing while something lies over the whole screen', () => {
    const { all, run } = desk('F2');
    all.paused = true;
    expect(all.handle(press('F2'))).toBe(false);
    all.paused = false;
    expect(all.handle(press('F2'))).toBe(true);
    expect(run).toHaveBeenCalledOnce();
  });
  it('what is taken back is gone', () => {
    const all = new Keys();
    const back = all.add({ keys: 'j', label: 'j', run: vi.fn() });
    back();
    expect(all.handle(press('j'))).toBe(false);
    expect(all.list()).toEqual([]);
  });
});

it('knows those that can be turned off', () => {
  expect(['j', 'ö', '?', '/', '+'].every(isSingle)).toBe(true);
  expect(['F2', 'Enter', 'Escape', 'Ctrl+K', 'Alt+1', 'Ctrl++'].some(isSingle)).toBe(false);
});

it.each([
  ['j', 'J'],
  ['ö', 'Ö'],
  ['?', '?'],
  ['+', '+'],
  ['F2', 'F2'],
  ['Ctrl+K', 'Ctrl K'],
  ['Ctrl+Enter', 'Ctrl ↵'],
  ['Alt+ö', 'Alt Ö'],
  ['Ctrl++', 'Ctrl +'],
])('%s is printed %s', (keys, shown) => expect(printed(keys)).toBe(shown));
