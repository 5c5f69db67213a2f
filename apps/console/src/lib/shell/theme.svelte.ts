// The theme as the screens see it; @entre/ui keeps it on this machine.
import { getTheme, setTheme, type Theme as Choice } from '@entre/ui/theme';

export type ThemeChoice = Choice;
export const themes: readonly ThemeChoice[] = ['auto', 'light', 'dark'];

export class Theme {
  choice = $state<ThemeChoice>(getTheme());

  set(choice: ThemeChoice): void {
    this.choice = choice;
    setTheme(choice);
  }
}
