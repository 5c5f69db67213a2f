// Finished phone calls of the last fourteen days, second half: school, care, culture, the municipality.
import { phone } from './story.ts';

export const peopleCalls = [
  phone(
    'plats-tva-syskon',
    'FSK-PLATS',
    'Syskon på olika förskolor',
    {
      resident: 'ayaan-abdi',
      state: 'closed',
      outcome: 'solved-after-asking',
      by: 'sofia.karlsson',
      began: 4330,
    },
    [
      'N0 Barnen går på två förskolor, hinner inte till jobbet. Vill ha samma.',
      'N170 Placeraren: en plats blir ledig den femtonde. Uppringd, tackade ja direkt. Mycket glad.',
    ],
  ),
  phone(
    'avgift-hog',
    'FSK-AVG',
    'Varför är räkningen högre?',
    {
      resident: 'omar-saleh',
      state: 'closed',
      outcome: 'solved-here',
      by: 'johan.berg',
      began: 8490,
    },
    [
      'N0 Högsta avgift har räknats eftersom inkomsten inte var anmäld. Hjälpte honom anmäla, rättas på nästa räkning.',
    ],
  ),
  phone(
    'franvaro-app',
    'SKOLA-VAL',
    'Kommer inte in i skolans app',
    { state: 'closed', outcome: 'solved-here', by: 'anna.lind', began: 2590 },
    [
      'N0 Gammalt mobilnummer låg kvar. Hänvisat till skolans expedition som ändrar. Gav direktnumret.',
    ],
  ),
  phone(
    'skjuts-avstand',
    'SKOLA-SKJUTS',
    'Har vi rätt till skolskjuts?',
    {
      resident: 'lan-nguyen',
      state: 'closed',
      outcome: 'solved-here',
      by: 'par.wik',
      began: 14400,
    },
    [
      'N0 Dottern börjar fyran, 3,6 km till skolan. Gick igenom gränserna i avstånd och farlig väg. Söker i e-tjänsten.',
    ],
  ),
  phone(
    'omval-gymnasiet',
    'GY-ANT',
    'Missade omvalet till gymnasiet',
    {
      resident: 'zainab-hussein',
      state: 'closed',
      outcome: 'handed-over',
      by: 'sofia.karlsson',
      team: 'SKOLA',
      began: 19650,
    },
    [
      'N0 Sonen missade sista dagen för omval. Väldigt orolig. Överlämnat till antagningen.',
      'S1420 Hej! Han kan göra en sen ansökan. Studievägledaren ringer er i morgon.',
    ],
  ),
  phone(
    'komvux-betyg',
    'VUX-SFI',
    'Läsa upp betyg i matte',
    { state: 'closed', outcome: 'solved-here', by: 'johan.berg', began: 10110 },
    [
      'N0 Vill läsa matematik 2 på distans. Berättade om kursstarter och studiemedel, bokade tid hos vägledare.',
    ],
  ),
  phone(
    'soc-ek-kopplad',
    'SOC-EK',
    'Kopplad till Socialtjänst',
    { state: 'closed', outcome: 'handed-over', began: 4210 },
    ['N0 Kopplad till Socialtjänst'],
  ),
  phone(
    'soc-ek-tid',
    'SOC-EK',
    'Kopplad till Socialtjänst',
    { state: 'closed', outcome: 'handed-over', began: 13060 },
    ['N0 Kopplad till Socialtjänst'],
  ),
  phone(
    'ao-kopplad',
    'AO-HEMTJ',
    'Kopplad till Äldreomsorg',
    { state: 'closed', outcome: 'handed-over', began: 6980 },
    ['N0 Kopplad till Äldreomsorg'],
  ),
  phone(
    'lss-kopplad',
    'FUNK-LSS',
    'Kopplad till Funktionsstöd och färdtjänst',
    { state: 'closed', outcome: 'handed-over', began: 9790 },
    ['N0 Kopplad till Funktionsstöd och färdtjänst'],
  ),
  phone(
    'simskola',
    'KF-BOKA',
    'Anmälan till simskola',
    {
      resident: 'emma-fransson',
      state: 'closed',
      outcome: 'solved-here',
      by: 'anna.lind',
      began: 15800,
    },
    [
      'N0 Anmälan öppnar första måndagen i månaden klockan 8. Platserna går fort. Satte upp henne på påminnelsen.',
    ],
  ),
  phone(
    'foreningsbidrag',
    'KF-BOKA',
    'När ska vi söka föreningsbidrag?',
    {
      resident: 'nils-rosen',
      state: 'closed',
      outcome: 'solved-here',
      by: 'par.wik',
      began: 18750,
    },
    [
      'N0 Ny kassör i en idrottsförening. Förklarade datum och vad som ska bifogas. Mejlat mallen för medlemslistan.',
    ],
  ),
  phone(
    'julmarknad',
    'KF-EVENT',
    'När är julmarknaden?',
    { state: 'closed', outcome: 'solved-here', by: 'sofia.karlsson', began: 5700 },
    ['N0 Undrade om tider och om det finns parkering för rörelsehindrade nära. Svarade på båda.'],
  ),
  phone(
    'jobb-forskola',
    'JOBB',
    'Vill jobba som vikarie i förskolan',
    {
      resident: 'ayaan-abdi',
      state: 'closed',
      outcome: 'solved-here',
      by: 'johan.berg',
      began: 11580,
    },
    [
      'N0 Utbildad barnskötare, nyinflyttad. Hjälpte henne hitta annonsen och vad ansökan ska innehålla.',
    ],
  ),
  phone(
    'paminnelse-avgift',
    'FAKT',
    'Påminnelseavgift trots betald räkning',
    {
      resident: 'margareta-ek',
      state: 'closed',
      outcome: 'solved-after-asking',
      by: 'sofia.karlsson',
      began: 2860,
    },
    [
      'N0 Betalade på banken samma dag som räkningen gick ut. Ekonomi tar bort avgiften.',
      'S55 Hej! Avgiften är borttagen. Du behöver inte göra något mer.',
    ],
  ),
  phone(
    'vigsel-boka',
    'BORGER',
    'Boka vigsel i skärgården',
    {
      resident: 'lena-thorn',
      state: 'closed',
      outcome: 'solved-here',
      by: 'anna.lind',
      began: 19000,
    },
    ['N0 Vill gifta sig på Aspö i juni. Bokat förrättare. De ordnar båt själva.'],
  ),
  phone(
    'valkort',
    'VAL',
    'Har inte fått röstkortet',
    { state: 'closed', outcome: 'solved-here', by: 'par.wik', began: 19900 },
    [
      'N0 Röstkortet har inte kommit. Man kan få ett nytt utskrivet i röstningslokalen, ta med legitimation.',
    ],
  ),
  phone(
    'omlan',
    'KF-BIB',
    'Vill låna om på telefon',
    { state: 'closed', outcome: 'solved-here', by: 'mehmet.nazari', began: 3980 },
    ['N0 Hjälp med omlån. Inget antecknat om lånen.'],
  ),
  phone(
    'koppla-rektor',
    'VÄXEL',
    'Söker rektorn på en skola i Jämjö',
    { state: 'closed', outcome: 'solved-here', by: 'sofia.karlsson', began: 1275 },
    ['N0 Kopplad till rektorn.'],
  ),
  phone(
    'bruten',
    'VÄXEL',
    'Samtalet bröts',
    { state: 'closed', outcome: 'cut-off', by: 'johan.berg', began: 8410 },
    ['N0 Dålig täckning, samtalet bröts innan frågan kom fram. Dolt nummer.'],
  ),
  phone(
    'pension',
    'EJ-KOM',
    'Fråga om pensionen',
    { state: 'closed', outcome: 'referred-elsewhere', by: 'par.wik', began: 2720 },
    [
      'N0 Gäller utbetalning av pension. Pensionsmyndigheten, gav numret och berättade om servicekontoret.',
    ],
  ),
  phone(
    'stromavbrott',
    'KRIS',
    'Strömmen borta på Sturkö',
    { state: 'closed', outcome: 'solved-here', priority: 'high', by: 'karin.holm', began: 6300 },
    [
      'N0 Strömmen gick klockan 6. Elnätsbolaget räknar med tre timmar. Frågade om någon i huset behöver ström till medicinsk utrustning: nej.',
    ],
  ),
  phone(
    'berom-plog',
    'SYN',
    'Beröm till plogföraren',
    {
      resident: 'rolf-gustavsson',
      state: 'closed',
      outcome: 'solved-here',
      by: 'anna.lind',
      began: 9650,
    },
    [
      'N0 Vill tacka föraren i Holmsjö som klev ur och hjälpte honom upp när han halkat. Framfört till arbetsledaren.',
    ],
  ),
];
