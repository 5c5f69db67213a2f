// Which words of a case are worth searching for.
import { expect, test } from 'vitest';
import type { CaseEvent } from '@entre/contract/events';
import { askedWords } from './askedWords.ts';

const asked = (text: string) => [
  { type: 'message.received', data: { text } } as unknown as CaseEvent,
];

test('the subject and the topic name the thing; small talk adds nothing', () => {
  expect(
    askedWords(
      'När får vi besked om förskoleplats?',
      'Förskoleplats och kö',
      asked('Finns det nån som kan se var i kön vi ligger?'),
    ),
  ).toBe('besked förskoleplats');
});
test('what is asked last adds its telling words', () => {
  const question = asked('Hur anmäler man en trasig gatubelysning?');
  expect(askedWords('Lyktan är släckt', null, question)).toBe(
    'lyktan släckt anmäler gatubelysning',
  );
  expect(askedWords('Hej', null, question)).toBe('anmäler trasig gatubelysning');
});
