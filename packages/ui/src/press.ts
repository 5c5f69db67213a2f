// A button that rests keeps focus, so that a keyboard does not lose its place; a press on it must then do nothing.

/** No action, no submit, no bubbling to a card while `still`: aria-disabled alone stops nothing. */
export const press =
  (still: () => boolean, act: () => ((event: MouseEvent) => unknown) | undefined) =>
  (event: MouseEvent): void => {
    if (still()) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else act()?.(event);
  };
