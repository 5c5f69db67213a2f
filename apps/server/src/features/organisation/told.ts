// What was done with an organisation file, in lines for the one who ran the command.
import { ZONE } from '../clocks/index.ts';
import { isSame, type Difference } from './difference.ts';
import type { Organised } from './organise.ts';

const kinds = ['boards', 'teams', 'topics', 'servicePoints'] as const;
const names = {
  boards: 'board',
  teams: 'team',
  topics: 'topic',
  servicePoints: 'service point',
} as const;

/** @param publicUrl where people reach the desk */
export function tell({ difference, account }: Organised, publicUrl: string): string[] {
  return [
    ...(isSame(difference)
      ? ['Nothing to change: the desk is as the file says.']
      : [...changes(difference), ...consequences(difference)]),
    ...left(difference),
    ...(account ? signIn(account, publicUrl) : []),
  ];
}

function changes(difference: Difference): string[] {
  const added = kinds.flatMap((kind) =>
    difference[kind].added.map(({ code }) => `${names[kind]} ${code}`),
  );
  const changed = kinds.flatMap((kind) =>
    difference[kind].changed.map(
      ({ now, fields }) => `${names[kind]} ${now.code} (${fields.map(fieldName).join(', ')})`,
    ),
  );
  if (difference.desk.length > 0) changed.unshift(`the desk (${difference.desk.join(', ')})`);
  return [
    ...(added.length > 0 ? [`Added: ${added.join(', ')}.`] : []),
    ...(changed.length > 0 ? [`Changed: ${changed.join(', ')}.`] : []),
  ];
}

/** In a file the order is that of the list. */
const fieldName = (field: string): string => (field === 'sort' ? 'its place in the order' : field);

function consequences({ teams, topics }: Difference): string[] {
  return [
    'A desk that runs goes by it at once and needs no restart. Pages that are open show the lists they began with: ' +
      'load them again.',
    ...(teams.changed.length + topics.changed.length > 0
      ? ['Cases that are there already keep the team, board, secrecy and promise they have.']
      : []),
  ];
}

function left(difference: Difference): string[] {
  const codes = kinds.flatMap((kind) =>
    difference[kind].left.map((code) => `${names[kind]} ${code}`),
  );
  return codes.length > 0 ? [`Not in the file, left as they are: ${codes.join(', ')}.`] : [];
}

function signIn(account: NonNullable<Organised['account']>, publicUrl: string): string[] {
  const until = account.until.toLocaleString('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return [
    '',
    `An account for ${account.name}, administrator. Its password is shown this once:`,
    `  Sign in at           ${publicUrl}/desk/`,
    `  E-mail               ${account.email.toLowerCase()}`,
    `  One-time password    ${account.password}`,
    `The password holds for a day, until ${until}, and is for choosing one's own.`,
  ];
}
