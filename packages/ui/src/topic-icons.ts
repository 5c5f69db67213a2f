// Icons a topic may carry, by their stored name. Kept apart from icons.ts: only pages that show topics load it.
import type { Icon } from './icons.ts';
import Accessibility from '@lucide/svelte/icons/accessibility';
import AlarmClock from '@lucide/svelte/icons/alarm-clock';
import Baby from '@lucide/svelte/icons/baby';
import Bike from '@lucide/svelte/icons/bike';
import BookOpen from '@lucide/svelte/icons/book-open';
import Briefcase from '@lucide/svelte/icons/briefcase';
import Building2 from '@lucide/svelte/icons/building-2';
import Bus from '@lucide/svelte/icons/bus';
import Calendar from '@lucide/svelte/icons/calendar';
import Car from '@lucide/svelte/icons/car';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleHelp from '@lucide/svelte/icons/circle-help';
import Clock from '@lucide/svelte/icons/clock';
import Copy from '@lucide/svelte/icons/copy';
import Cross from '@lucide/svelte/icons/cross';
import Dog from '@lucide/svelte/icons/dog';
import Droplets from '@lucide/svelte/icons/droplets';
import Dumbbell from '@lucide/svelte/icons/dumbbell';
import Euro from '@lucide/svelte/icons/euro';
import Eye from '@lucide/svelte/icons/eye';
import FilePen from '@lucide/svelte/icons/file-pen';
import FileText from '@lucide/svelte/icons/file-text';
import Flame from '@lucide/svelte/icons/flame';
import Flower2 from '@lucide/svelte/icons/flower-2';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Hammer from '@lucide/svelte/icons/hammer';
import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import HeartPulse from '@lucide/svelte/icons/heart-pulse';
import House from '@lucide/svelte/icons/house';
import IdCard from '@lucide/svelte/icons/id-card';
import KeyRound from '@lucide/svelte/icons/key-round';
import Landmark from '@lucide/svelte/icons/landmark';
import Languages from '@lucide/svelte/icons/languages';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import Lock from '@lucide/svelte/icons/lock';
import Mail from '@lucide/svelte/icons/mail';
import Mailbox from '@lucide/svelte/icons/mailbox';
import Map from '@lucide/svelte/icons/map';
import MapPin from '@lucide/svelte/icons/map-pin';
import Megaphone from '@lucide/svelte/icons/megaphone';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Music from '@lucide/svelte/icons/music';
import Phone from '@lucide/svelte/icons/phone';
import Plus from '@lucide/svelte/icons/plus';
import Printer from '@lucide/svelte/icons/printer';
import Receipt from '@lucide/svelte/icons/receipt';
import Recycle from '@lucide/svelte/icons/recycle';
import Road from '@lucide/svelte/icons/road';
import Scale from '@lucide/svelte/icons/scale';
import Scan from '@lucide/svelte/icons/scan';
import School from '@lucide/svelte/icons/school';
import Shield from '@lucide/svelte/icons/shield';
import Snowflake from '@lucide/svelte/icons/snowflake';
import Sprout from '@lucide/svelte/icons/sprout';
import SquareParking from '@lucide/svelte/icons/square-parking';
import Syringe from '@lucide/svelte/icons/syringe';
import Tent from '@lucide/svelte/icons/tent';
import Theater from '@lucide/svelte/icons/theater';
import Trash2 from '@lucide/svelte/icons/trash-2';
import Trees from '@lucide/svelte/icons/trees';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Truck from '@lucide/svelte/icons/truck';
import Undo2 from '@lucide/svelte/icons/undo-2';
import Users from '@lucide/svelte/icons/users';
import Utensils from '@lucide/svelte/icons/utensils';
import Volume2 from '@lucide/svelte/icons/volume-2';
import Vote from '@lucide/svelte/icons/vote';
import Wallet from '@lucide/svelte/icons/wallet';
import Wifi from '@lucide/svelte/icons/wifi';
import Wind from '@lucide/svelte/icons/wind';

export const topicIcons = {
  accessibility: Accessibility,
  'alarm-clock': AlarmClock,
  baby: Baby,
  bike: Bike,
  'book-open': BookOpen,
  briefcase: Briefcase,
  'building-2': Building2,
  bus: Bus,
  calendar: Calendar,
  car: Car,
  'circle-check': CircleCheck,
  'circle-help': CircleHelp,
  clock: Clock,
  copy: Copy,
  cross: Cross,
  dog: Dog,
  droplets: Droplets,
  dumbbell: Dumbbell,
  euro: Euro,
  eye: Eye,
  'file-pen': FilePen,
  'file-text': FileText,
  flame: Flame,
  'flower-2': Flower2,
  'graduation-cap': GraduationCap,
  hammer: Hammer,
  'heart-handshake': HeartHandshake,
  'heart-pulse': HeartPulse,
  house: House,
  'id-card': IdCard,
  'key-round': KeyRound,
  landmark: Landmark,
  languages: Languages,
  'layout-grid': LayoutGrid,
  lightbulb: Lightbulb,
  lock: Lock,
  mail: Mail,
  mailbox: Mailbox,
  map: Map,
  'map-pin': MapPin,
  megaphone: Megaphone,
  'message-circle': MessageCircle,
  music: Music,
  phone: Phone,
  plus: Plus,
  printer: Printer,
  receipt: Receipt,
  recycle: Recycle,
  road: Road,
  scale: Scale,
  scan: Scan,
  school: School,
  shield: Shield,
  snowflake: Snowflake,
  sprout: Sprout,
  'square-parking': SquareParking,
  syringe: Syringe,
  tent: Tent,
  theater: Theater,
  'trash-2': Trash2,
  trees: Trees,
  'triangle-alert': TriangleAlert,
  truck: Truck,
  'undo-2': Undo2,
  users: Users,
  utensils: Utensils,
  'volume-2': Volume2,
  vote: Vote,
  wallet: Wallet,
  wifi: Wifi,
  wind: Wind,
} as const satisfies Record<string, Icon>;

export type TopicIconName = keyof typeof topicIcons;

/** All names, for a picker. */
export const topicIconNames = Object.keys(topicIcons) as TopicIconName[];

/** Never fails: a name from an older or newer catalogue becomes a question mark. */
export function topicIcon(name: string | null | undefined): Icon {
  return Object.hasOwn(topicIcons, name ?? '')
    ? topicIcons[name as TopicIconName]
    : topicIcons['circle-help'];
}
