// The staff of the demo: invented people, one for each way of working with Entré.
import type { StaffSeed } from './types.ts';

/** The boards whose cases the customer centre may read: not SN, FN, AN or OFN. */
const centreBoards = ['KS', 'MSN', 'DSN', 'BUN', 'KFN'];

export const staff: StaffSeed[] = [
  {
    email: 'anna.lind@demo.entre.example',
    name: 'Anna Lind',
    roles: ['agent'],
    teams: ['KC'],
    boards: centreBoards,
    servicePoints: [],
  },
  {
    email: 'johan.berg@demo.entre.example',
    name: 'Johan Berg',
    roles: ['agent'],
    teams: ['KC'],
    boards: centreBoards,
    servicePoints: [],
  },
  {
    email: 'sofia.karlsson@demo.entre.example',
    name: 'Sofia Karlsson',
    roles: ['agent'],
    teams: ['KC'],
    boards: centreBoards,
    servicePoints: [],
  },
  {
    email: 'par.wik@demo.entre.example',
    name: 'Pär Wik',
    roles: ['agent'],
    teams: ['KC'],
    boards: centreBoards,
    servicePoints: [],
  },
  {
    email: 'karin.holm@demo.entre.example',
    name: 'Karin Holm',
    roles: ['supervisor', 'agent'],
    teams: ['KC'],
    boards: centreBoards,
    servicePoints: [],
  },
  {
    email: 'mehmet.nazari@demo.entre.example',
    name: 'Mehmet Nazari',
    roles: ['library-staff'],
    teams: ['BIB'],
    boards: ['KFN', 'KS'],
    servicePoints: ['STADSBIB', 'LYCKEBY'],
  },
  {
    email: 'elin.larsson@demo.entre.example',
    name: 'Elin Larsson',
    roles: ['library-staff'],
    teams: ['BIB'],
    boards: ['KFN', 'KS'],
    servicePoints: ['LYCKEBY', 'RODEBY'],
  },
  {
    email: 'henrik.dahlgren@demo.entre.example',
    name: 'Henrik Dahlgren',
    roles: ['case-officer'],
    teams: ['TEKNIK'],
    boards: ['DSN'],
    servicePoints: [],
  },
  {
    email: 'amina.warsame@demo.entre.example',
    name: 'Amina Warsame',
    roles: ['case-officer'],
    teams: ['BYGG'],
    boards: ['MSN'],
    servicePoints: [],
  },
  {
    email: 'lovisa.ekstrom@demo.entre.example',
    name: 'Lovisa Ekström',
    roles: ['editor'],
    teams: ['KC'],
    boards: ['KS', 'KFN'],
    servicePoints: [],
  },
  {
    email: 'tomas.virtanen@demo.entre.example',
    name: 'Tomas Virtanen',
    roles: ['digital-administrator'],
    teams: ['KC'],
    boards: ['KS'],
    servicePoints: [],
  },
  {
    email: 'nadia.petrovic@demo.entre.example',
    name: 'Nadia Petrović',
    roles: ['administrator'],
    teams: [],
    boards: ['KS'],
    servicePoints: [],
  },
];
