// What a Menu is made of: things to do, headings and lines between them.
import type { Icon } from './icons.ts';

export interface MenuAction {
  label: string;
  icon?: Icon;
  kbd?: string;
  hint?: string;
  href?: string;
  disabled?: boolean;
  /** Red: for what takes something away. */
  danger?: boolean;
  /** true or false makes it a choice with a tick. */
  checked?: boolean;
  onselect?: () => void;
}

export type MenuEntry = MenuAction | { heading: string } | 'line';
