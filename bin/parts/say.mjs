// How the commands speak: one line for what they do, and a reason with what to do when they cannot.

/** Says what is being done. */
export function say(text) {
  console.log(`▸ ${text}`);
}

/** Says why it cannot go on and what to do, and ends. */
export function fail(why, todo) {
  console.error(`\n✗ ${why}\n  ${todo}\n`);
  process.exit(1);
}

/** Seconds since `start` (from performance.now()), for people. */
export function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
