// The names and marks of the ways in.
import { MessageCircle, Mail, MapPin, Phone, type Icon } from '@entre/ui/icons';
import { channelFacts, type ChannelKind } from '@entre/contract/channels';
import { m } from '#lib/paraglide/messages.js';
import type { Lists } from '#lib/shell/lists.svelte.ts';

const icons: Record<string, Icon> = {
  'message-circle': MessageCircle,
  mail: Mail,
  phone: Phone,
  'map-pin': MapPin,
};
export const wayIcon = (channel: ChannelKind): Icon =>
  icons[channelFacts(channel).icon] ?? MessageCircle;

const names: Record<ChannelKind, () => string> = {
  chat: m.insights_way_chat,
  message: m.insights_way_message,
  phone: m.insights_way_phone,
  visit: m.insights_way_visit,
};

/** A place by its name, a channel by its own. */
export const wayName = (
  way: { channel: ChannelKind; servicePointId: string | null },
  lists: Lists,
): string => lists.placeName(way.servicePointId) ?? names[way.channel]();
