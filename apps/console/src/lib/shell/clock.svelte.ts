// The one clock of the screen: everything that counts seconds or minutes reads it, so that all rows move together.

/** `now` is set every second while the page is seen, and at once when it is seen again. */
export class Clock {
  now = $state(Date.now());

  /** Starts ticking; returns the function that stops it. */
  start(): () => void {
    const tick = () => {
      if (document.visibilityState === 'visible') this.now = Date.now();
    };
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }
}
