// Icons of the kinds of service points; only this page shows them.
export type { Icon } from '@entre/ui/icons';
export { House, MapPin, Store } from '@entre/ui/icons';
export { default as Building2 } from '@lucide/svelte/icons/building-2';
export { default as Library } from '@lucide/svelte/icons/library';
