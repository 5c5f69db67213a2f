// One short line for each small thing that happened in a case.
import type { CaseEvent } from '@entre/contract/events';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { callWords, momentWords } from './dueWords.ts';
import { outcomeWord, priorityName, secrecyName } from './names.ts';

type Say = (event: CaseEvent, who: string, desk: Desk) => string;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const words: Partial<Record<CaseEvent['type'], Say>> = {
  'case.opened': () => m.cases_line_opened(),
  'case.claimed': (_, who) => m.cases_line_claimed({ who }),
  'case.assigned': (event, who, desk) => {
    const to = text(event.data['to']) || null;
    if (to === null) return m.cases_line_released({ who });
    return m.cases_line_assigned({ who, name: nameOf(to, desk) });
  },
  'case.handed-over': (event, who, desk) => {
    if (isUndoing(event)) return m.cases_line_undone({ who });
    const team = desk.lists.teamName(text(event.data['toTeamId'])) ?? '';
    const note = text(event.data['text']);
    const said = m.cases_line_handed_over({ who, team });
    return note === '' ? said : `${said}: ${note}`;
  },
  'case.state-changed': moved,
  'case.reopened': (event, who) =>
    isUndoing(event) ? m.cases_line_undone({ who }) : m.cases_line_reopened({ who }),
  'case.classified': classified,
  'case.resident-linked': (event, who) =>
    event.data['residentId'] ? m.cases_line_linked({ who }) : m.cases_line_unlinked({ who }),
  'case.secrecy-changed': (event, who) => {
    const secrecy = secrecyName((text(event.set['secrecy']) || 'open') as 'open');
    const [provision, decision] = [text(event.data['provision']), text(event.data['decision'])];
    const on = [secrecy, provision, decision].filter(Boolean).join(', ');
    const [said, reason] = [m.cases_line_secrecy({ who, secrecy: on }), text(event.data['reason'])];
    return reason === '' ? said : `${said}: ${reason}`;
  },
  'case.became-late': () => m.cases_line_late(),
  'chat.left': () => m.cases_line_left(),
  'chat.resumed': () => m.cases_line_resumed(),
  'callback.promised': (event, who) => {
    const from = text(event.data['from']) || null;
    const at = callWords(from, text(event.data['at']), Date.now());
    if (event.actor.kind !== 'resident') return m.cases_line_promised({ who, at });
    return from === null
      ? m.cases_line_call_asked_soon({ who, at })
      : m.cases_line_call_asked({ who, at });
  },
  'callback.tried': (event, who) => {
    const result = text(event.data['result']);
    if (result === 'reached') return m.cases_line_reached({ who });
    return result === 'cancelled'
      ? m.cases_line_call_off({ who })
      : m.cases_line_no_answer({ who });
  },
  'article.used': (_, who) => m.cases_line_article({ who }),
};

const isUndoing = (event: CaseEvent): boolean => event.data['undoes'] !== undefined;

function moved(event: CaseEvent, who: string): string {
  if (isUndoing(event)) return m.cases_line_undone({ who });
  const outcome = text(event.set['outcome']);
  if (outcome !== '') return m.cases_line_resolved({ who, outcome: outcomeWord(outcome) });
  const until = text(event.set['parkedUntil']);
  if (until !== '') return m.cases_line_parked({ who, at: momentWords(until, Date.now()) });
  switch (event.data['to']) {
    case 'awaiting-resident':
      return m.cases_line_await_resident({ who });
    case 'awaiting-department':
      return m.cases_line_await_department({ who });
    case 'closed':
      return m.cases_line_closed({ who });
    default:
      // By itself a case only comes back from where it rested.
      return event.actor.kind === 'system' ? m.cases_line_back() : m.cases_line_open({ who });
  }
}

function classified(event: CaseEvent, who: string, desk: Desk): string {
  const { topicId, subject, priority } = event.set;
  const said: string[] = [];
  if (typeof topicId === 'string')
    said.push(m.cases_line_topic({ who, name: desk.lists.topicName(topicId) ?? '' }));
  if (typeof subject === 'string') said.push(m.cases_line_subject({ who, subject }));
  if (typeof priority === 'string')
    said.push(
      m.cases_line_priority({
        who,
        priority: priorityName(priority as 'normal').toLocaleLowerCase(),
      }),
    );
  return said.join('. ') || m.cases_line_linked({ who });
}

const nameOf = (id: string, desk: Desk): string =>
  id === desk.me.id ? m.cases_you_object() : (desk.lists.staffName(id) ?? m.cases_somebody());

/** Who did it: me, a colleague, the resident, or the desk itself. */
export function actorName(event: CaseEvent, desk: Desk, resident: string | null = null): string {
  if (event.actor.kind === 'system') return m.cases_the_desk();
  if (event.actor.kind === 'resident') return resident ?? m.cases_the_resident();
  if (event.actor.id === desk.me.id) return m.cases_you_subject();
  return desk.lists.staffName(event.actor.id) ?? m.cases_somebody();
}

export const lineOf = (event: CaseEvent, desk: Desk): string =>
  words[event.type]?.(event, actorName(event, desk), desk) ?? '';
