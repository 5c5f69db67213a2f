// A conversation as a text file, made in the browser from what is on the screen.
import type { Thread } from '@entre/contract/chats';
import { m } from '#lib/paraglide/messages.js';
import { lines } from '#lib/thread/lines.ts';
import { groupCode } from '#lib/words/code.ts';
import { clock, day } from '#lib/words/when.ts';

export function transcript(thread: Thread): string {
  const first = thread.events[0]?.at;
  const head = [
    m.resident_transcript_head({ number: thread.number }),
    `${m.resident_chat_code_label()}: ${groupCode(thread.code)}`,
    ...(first === undefined ? [] : [day(first)]),
    '',
  ];
  const body = lines(thread.events).map((line) =>
    line.kind === 'said'
      ? `${clock(line.at)} ${line.name}: ${line.text}`
      : `-- ${line.words}${line.at === null ? '' : ` (${clock(line.at)})`}`,
  );
  // A byte-order mark, so that å ä ö are right in every editor.
  return `\ufeff${[...head, ...body].join('\r\n')}\r\n`;
}

export function download(thread: Thread): void {
  const url = URL.createObjectURL(new Blob([transcript(thread)], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${thread.number}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
