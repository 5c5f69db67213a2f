// What is proven of every channel in the registry: one suite, run on each.
import { channelFacts } from '@entre/contract/channels';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeskError } from '../spine/errors.ts';
import type { Channel } from './channel.ts';

/** How a channel's own raw input looks for a text said at a time. */
export type Fixture = (text: string, at: Date) => unknown;

/** White space at the ends is what is most easily lost; signs drawn blindly seldom have any there. */
const edge = fc.constantFrom('', ' ', '\n', ' \t');
const said = fc
  .tuple(edge, fc.string({ minLength: 1, maxLength: 3990, unit: 'grapheme' }), edge)
  .map((parts) => parts.join(''));
const when = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2030-01-01'),
  noInvalidDate: true,
});

export function conforms(channel: Channel, raw: Fixture): void {
  const facts = channelFacts(channel.kind);

  test('text is never lost, altered or moved to another time', () => {
    fc.assert(
      fc.property(said, when, (text, at) => {
        const [first, ...more] = channel.receive(raw(text, at));
        expect([first, ...more].map((i) => i?.text).join('')).toBe(text);
        // A place and an exact time together could point at a visitor, so there the minute is enough.
        const off = at.getTime() - (first?.at.getTime() ?? 0);
        expect(off).toBeGreaterThanOrEqual(0);
        expect(off).toBeLessThan(facts.place ? 60_000 : 1);
      }),
    );
  });

  test('there is always a subject: one line, at most 200 signs', () => {
    fc.assert(
      fc.property(said, when, (text, at) => {
        for (const { subject } of channel.receive(raw(text, at))) {
          expect(subject.trim()).not.toBe('');
          expect(subject).not.toContain('\n');
          expect(subject.length).toBeLessThanOrEqual(200);
        }
      }),
    );
  });

  test('the same delivery twice is taken in the same way', () => {
    const at = new Date('2026-11-23T13:04:10Z');
    expect(channel.receive(raw('Hej', at))).toEqual(channel.receive(raw('Hej', at)));
  });

  test('what is not of this channel is refused, and unknown fields with it', () => {
    const wrong = [
      null,
      'text',
      [],
      {},
      { text: 1 },
      { ...(raw('Hej', new Date()) as object), role: 'agent' },
    ];
    for (const given of wrong) expect(() => channel.receive(given)).toThrow(DeskError);
  });

  test('it can send exactly when its facts say so, and gives a receipt', async () => {
    expect(channel.send !== null).toBe(facts.reply);
    if (!channel.send) return;
    const receipt = await channel.send({} as never, { caseId: '', text: 'Hej', at: new Date() });
    expect(['thread', 'delivery']).toContain(receipt.by);
  });

  test('only a channel that can send can be live or show typing', () => {
    if (facts.live || facts.typing) expect(facts.reply).toBe(true);
  });
}
