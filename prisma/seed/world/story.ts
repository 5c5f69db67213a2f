// A short way to write a story: a builder per channel fills in what most stories have in common.
import type { StorySeed, Turn } from './types.ts';

/** Who and how long after the turn before: `R2 text` is the resident two minutes later, S staff, N a note. */
export type Line = `${'R' | 'S' | 'N'}${number} ${string}`;

type Required = Pick<StorySeed, 'state' | 'began'>;
type Usual = Pick<
  StorySeed,
  'resident' | 'outcome' | 'team' | 'secrecy' | 'priority' | 'callback' | 'servicePoint'
>;

/** `by` is the name before the @ of the one who has the case. */
export type About = Required & Partial<Usual> & { by?: string };

const voices: Record<string, Turn['by']> = { R: 'resident', S: 'staff', N: 'note' };

function turn(line: Line): Turn {
  const space = line.indexOf(' ');
  return {
    by: voices[line[0] ?? 'N'] ?? 'note',
    text: line.slice(space + 1),
    after: Number(line.slice(1, space)),
  };
}

function builder(channel: StorySeed['channel']) {
  return (
    key: string,
    topic: string,
    subject: string,
    { by, ...about }: About,
    lines: Line[],
  ): StorySeed => ({
    key: `${channel}-${key}`,
    channel,
    topic,
    subject,
    resident: null,
    servicePoint: null,
    outcome: null,
    assignee: by ? `${by}@demo.entre.example` : null,
    team: null,
    secrecy: null,
    priority: 'normal',
    callback: null,
    ...about,
    turns: lines.map(turn),
  });
}

export const chat = builder('chat');
export const phone = builder('phone');
export const visit = builder('visit');
