// The answer groups: the customer centre, the libraries and the departments that take over cases.
import type { TeamSeed } from './types.ts';

export const teams: TeamSeed[] = [
  { code: 'KC', name: 'Kundcenter', board: 'KS', kind: 'centre' },
  { code: 'BIB', name: 'Bibliotek och servicepunkter', board: 'KFN', kind: 'library' },
  { code: 'TEKNIK', name: 'Teknik och avfall', board: 'DSN', kind: 'department' },
  { code: 'BYGG', name: 'Bygglov och miljö', board: 'MSN', kind: 'department' },
  { code: 'SKOLA', name: 'Förskola och skola', board: 'BUN', kind: 'department' },
  { code: 'SOC', name: 'Socialtjänst', board: 'SN', kind: 'department' },
  { code: 'AO', name: 'Äldreomsorg', board: 'AN', kind: 'department' },
  { code: 'FUNK', name: 'Funktionsstöd och färdtjänst', board: 'FN', kind: 'department' },
  { code: 'OF', name: 'Överförmyndare', board: 'OFN', kind: 'department' },
];
