// The words for what a case can be: states, outcomes, channels, priorities, secrecy, views.
import type { CaseState, CaseView, Outcome, Priority } from '@entre/contract/cases';
import type { ChannelKind } from '@entre/contract/channels';
import type { Secrecy } from '@entre/contract/topics';
import type { Tone } from '@entre/ui/tone';
import { m } from '#lib/paraglide/messages.js';

const states: Record<CaseState, () => string> = {
  new: m.cases_state_new,
  open: m.cases_state_open,
  'awaiting-resident': m.cases_state_awaiting_resident,
  'awaiting-department': m.cases_state_awaiting_department,
  parked: m.cases_state_parked,
  resolved: m.cases_state_resolved,
  closed: m.cases_state_closed,
};
const tones: Record<CaseState, Tone> = {
  new: 'soon',
  open: 'accent',
  'awaiting-resident': 'neutral',
  'awaiting-department': 'neutral',
  parked: 'neutral',
  resolved: 'good',
  closed: 'neutral',
};
const outcomeWords: Record<Outcome, () => string> = {
  'solved-here': m.cases_outcome_solved_here,
  'solved-after-asking': m.cases_outcome_solved_after_asking,
  'handed-over': m.cases_outcome_handed_over,
  'callback-promised': m.cases_outcome_callback_promised,
  'referred-elsewhere': m.cases_outcome_referred_elsewhere,
  'cut-off': m.cases_outcome_cut_off,
};
const channels: Record<ChannelKind, () => string> = {
  chat: m.cases_channel_chat,
  message: m.cases_channel_message,
  phone: m.cases_channel_phone,
  visit: m.cases_channel_visit,
};
const priorities: Record<Priority, () => string> = {
  low: m.cases_priority_low,
  normal: m.cases_priority_normal,
  high: m.cases_priority_high,
};
const secrecyWords: Record<Secrecy, () => string> = {
  open: m.cases_secrecy_open,
  personal: m.cases_secrecy_personal,
  secret: m.cases_secrecy_secret,
};
const views: Record<CaseView, () => string> = {
  mine: m.cases_view_mine,
  team: m.cases_view_team,
  unassigned: m.cases_view_unassigned,
  waiting: m.cases_view_waiting,
  late: m.cases_view_late,
  all: m.cases_view_all,
  done: m.cases_view_done,
};

export const stateName = (state: CaseState): string => states[state]();
export const stateTone = (state: CaseState): Tone => tones[state];
export const outcomeName = (outcome: Outcome): string => outcomeWords[outcome]();
/** Outcomes and channels also come as plain strings in events. */
export const outcomeWord = (outcome: string): string =>
  (outcomeWords as Record<string, (() => string) | undefined>)[outcome]?.() ?? outcome;
export const channelName = (kind: ChannelKind): string => channels[kind]();
export const channelWord = (kind: string): string =>
  (channels as Record<string, (() => string) | undefined>)[kind]?.() ?? kind;
export const priorityName = (priority: Priority): string => priorities[priority]();
export const secrecyName = (secrecy: Secrecy): string => secrecyWords[secrecy]();
export const viewName = (view: CaseView): string => views[view]();

/** In the order they are offered. */
export const outcomes = Object.keys(outcomeWords) as Outcome[];
export const secrecies = Object.keys(secrecyWords) as Secrecy[];
