// The icon of a way in, from the channel's facts; code never asks which channel it is.
import { channelFacts, type ChannelKind } from '@entre/contract/channels';
import { Inbox, Mail, MapPin, MessageCircle, Phone, type Icon } from '@entre/ui/icons';

const icons: Record<string, Icon> = {
  'message-circle': MessageCircle,
  mail: Mail,
  phone: Phone,
  'map-pin': MapPin,
};

export const channelIcon = (kind: ChannelKind): Icon => icons[channelFacts(kind).icon] ?? Inbox;
