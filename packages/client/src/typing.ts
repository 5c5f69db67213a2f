// Says "is typing" sparingly: at once, again every three seconds, and off after five of silence.

const AGAIN = 3000;
const SILENT = 5000;

export type Typing = { press(): void; stop(): void };

/** @param send tells the others */
export function typing(send: (on: boolean) => void): Typing {
  let said = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    if (said !== 0) send(false);
    said = 0;
  };
  return {
    stop,
    press() {
      clearTimeout(timer);
      timer = setTimeout(stop, SILENT);
      if (Date.now() - said < AGAIN) return;
      said = Date.now();
      send(true);
    },
  };
}
