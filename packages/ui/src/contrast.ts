// Reckons WCAG contrast between oklch colours; kept apart from the test so that tools can use it too.
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** Linear-light sRGB, each channel clipped to 0…1 as a screen would. */
function linear([l, c, h]: Oklch): readonly [number, number, number] {
  const turn = (h * Math.PI) / 180;
  const a = c * Math.cos(turn);
  const b = c * Math.sin(turn);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  return [
    clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ];
}

/** Relative luminance, rounded to the 8 bits a screen shows. */
function luminance(colour: Oklch): number {
  const eight = linear(colour).map((x) => {
    const gamma = x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055;
    const shown = Math.round(gamma * 255) / 255;
    return shown <= 0.04045 ? shown / 12.92 : ((shown + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * eight[0] + 0.7152 * eight[1] + 0.0722 * eight[2];
}

/** Contrast from 1 to 21; the order of the two does not matter. */
export function contrast(one: Oklch, other: Oklch): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((x, y) => x - y) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** `--name: oklch(l c h)` pairs of one CSS block. Values that are not plain oklch are left out. */
export function colours(block: string): Map<string, Oklch> {
  const found = new Map<string, Oklch>();
  for (const [, name, l, c, h] of block.matchAll(
    /--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g,
  ))
    found.set(name!, [Number(l), Number(c), Number(h)]);
  return found;
}
