// Remembers that an engine is away, so that nobody waits for it; looks by itself whether it is back.

export type Circuit = {
  /** Whether to ask the engine at all. */
  closed: () => boolean;
  /** It did not answer: open, and look again after a while. */
  failed: () => void;
  stop: () => void;
};

type Options = {
  /** Resolves true when the engine answers again. Never throws. */
  probe: () => Promise<boolean>;
  /** Called when it opens and when it closes again. */
  changed: (closed: boolean) => void;
  /** Milliseconds to the first look; doubled after each in vain, up to `most`. */
  first?: number;
  most?: number;
};

/** A closed circuit. One failure opens it: each further try would cost somebody the whole time limit. */
export function makeCircuit({ probe, changed, first = 2_000, most = 15_000 }: Options): Circuit {
  let open = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async (pause: number): Promise<void> => {
    if (await probe()) {
      open = false;
      if (!stopped) changed(true);
    } else wait(Math.min(pause * 2, most));
  };
  const wait = (pause: number): void => {
    if (stopped) return;
    timer = setTimeout(() => void look(pause), pause);
    timer.unref();
  };
  return {
    closed: () => !open,
    failed: () => {
      if (open) return;
      open = true;
      changed(false);
      wait(first);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
