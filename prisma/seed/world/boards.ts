// The political boards of the demo municipality; each one owns topics and draws a border of secrecy.
import type { BoardSeed } from './types.ts';

export const boards: BoardSeed[] = [
  { code: 'KS', name: 'Kommunstyrelsen' },
  { code: 'MSN', name: 'Miljö- och samhällsbyggnadsnämnden' },
  { code: 'DSN', name: 'Drift- och servicenämnden' },
  { code: 'BUN', name: 'Barn- och utbildningsnämnden' },
  { code: 'SN', name: 'Socialnämnden' },
  { code: 'FN', name: 'Funktionsstödsnämnden' },
  { code: 'AN', name: 'Äldrenämnden' },
  { code: 'KFN', name: 'Kultur- och fritidsnämnden' },
  { code: 'OFN', name: 'Överförmyndarnämnden' },
];
