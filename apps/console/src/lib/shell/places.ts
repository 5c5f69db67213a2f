// The places of the rail, in order, each with what one must be allowed to go there.
import type { Permission } from '@entre/contract/permissions';
import { Activity, BookOpen, Inbox, MapPin, Settings, UserCheck, type Icon } from '@entre/ui/icons';
import { m } from '#lib/paraglide/messages.js';

export type Place = {
  href: string;
  /** Addresses that begin so belong to it. */
  under: string;
  icon: Icon;
  name: () => string;
  /** The whole word, where the rail has room for a part of it. */
  whole?: () => string;
  needs: Permission;
  /** Stands apart, at the end. */
  last?: boolean;
};

export const places: readonly Place[] = [
  {
    href: '/desk/queue/team',
    under: '/desk/queue',
    icon: Inbox,
    name: m.shell_place_queue,
    needs: 'case.read',
  },
  {
    href: '/desk/queue/mine',
    under: '/desk/queue/mine',
    icon: UserCheck,
    name: m.shell_place_mine,
    needs: 'case.read',
  },
  {
    href: '/desk/visits',
    under: '/desk/visits',
    icon: MapPin,
    name: m.shell_place_visits,
    needs: 'visit.read',
  },
  {
    href: '/desk/knowledge',
    under: '/desk/knowledge',
    icon: BookOpen,
    name: m.shell_place_knowledge,
    needs: 'article.read',
  },
  {
    href: '/desk/now',
    under: '/desk/now',
    icon: Activity,
    name: m.shell_place_insights,
    needs: 'insight.now',
  },
  {
    href: '/desk/settings',
    under: '/desk/settings',
    icon: Settings,
    name: m.shell_place_settings,
    whole: m.settings_title,
    needs: 'desk.enter',
    last: true,
  },
];

/** The most exact place that holds an address: `mine` is also below the queue. */
export const placeOf = (path: string): Place | undefined =>
  places
    .filter((place) => path === place.under || path.startsWith(`${place.under}/`))
    .sort((a, b) => b.under.length - a.under.length)[0];

/** Where somebody begins: whoever meets visitors and answers no phone at their desk, else the first place there is. */
export function firstPlace(may: (permission: Permission) => boolean): string {
  if (may('visit.log') && !may('contact.open')) return '/desk/visits';
  return (places.find((place) => may(place.needs)) ?? places[places.length - 1]!).href;
}
