// Says which test needed a second try, and why: one that wavers is a fault to find, also where it passes in the end.
import { afterEach } from 'vitest';

afterEach(({ task }) => {
  const { retryCount = 0, errors = [] } = task.result ?? {};
  if (retryCount === 0) return;
  const why = errors[0]?.message.split('\n')[0] ?? 'no reason given';
  process.stderr.write(`\nTRIED AGAIN: ${task.file.name} › ${task.name}: ${why}\n`);
});
