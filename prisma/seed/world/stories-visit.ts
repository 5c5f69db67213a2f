// Cases made from visits that are still alive: in the queue, under way or handed over.
import { visit } from './story.ts';

export const liveVisits = [
  // In the queue, nobody has taken them.
  visit(
    'overklaga-p-tillstand',
    'PARK-TILL',
    'Hjälp att överklaga parkeringstillstånd',
    { servicePoint: 'LYCKEBY', state: 'new', began: 18 },
    [
      'N0 Har fått nej på ansökan om parkeringstillstånd och vill överklaga. Har brevet med sig. Sista dag är om nio dagar. Vill bli hjälpt på plats, kommer tillbaka i morgon.',
    ],
  ),
  visit(
    'underskrift-utan-bankid',
    'DIG-ETJ',
    'Kan inte skriva under ansökan utan BankID',
    { servicePoint: 'RODEBY', state: 'new', began: 160 },
    [
      'N0 E-tjänsten går inte att skriva under utan BankID. Finns den som pappersblankett? Hittar ingen på webben.',
    ],
  ),
  visit(
    'ansoka-forskola',
    'FSK-PLATS',
    'Hjälp att ansöka om förskola på papper',
    { servicePoint: 'STADSBIB', state: 'new', began: 65 },
    [
      'N0 Ny i Sverige, inget BankID. Kom hit från chatten. Fyllde i ansökan på papper tillsammans. Var ska den skickas?',
    ],
  ),
  visit(
    'lampa-busshallplats',
    'GATA-LJUS',
    'Släckt vid busshållplatsen i Jämjö',
    { servicePoint: 'JAMJO', state: 'new', began: 4310 },
    [
      'N0 Ungdomar säger att lampan vid busshållplatsen varit släckt i flera veckor. De vågar inte stå där på kvällen.',
    ],
  ),
  visit(
    'bankar-borta',
    'SYN',
    'Bänkarna vid hamnen i Nättraby är borta',
    { servicePoint: 'NATTRABY', state: 'new', began: 6020 },
    [
      'N0 Bänkarna togs bort i höstas och har inte kommit tillbaka. Flera äldre frågar. Önskar minst två med ryggstöd.',
    ],
  ),
  // Somebody has them.
  visit(
    'sprakkafe',
    'KF-EVENT',
    'Plats i språkkaféet för två',
    {
      servicePoint: 'STADSBIB',
      resident: 'zainab-hussein',
      state: 'open',
      by: 'mehmet.nazari',
      team: 'BIB',
      began: 230,
    },
    [
      'N0 Vill gå i språkkaféet med sin syster, men listan är full. Vill att vi ringer henne om någon hoppar av eller om det blir en grupp till.',
    ],
  ),
  visit(
    'brevlada-anhorig',
    'DIG-KIVRA',
    'Läsa digital post åt sin mamma',
    { servicePoint: 'LYCKEBY', state: 'open', by: 'elin.larsson', began: 320 },
    [
      'N0 Hjälper sin mamma, som vill få tillbaka posten på papper. Vet inte hur man avslutar brevlådan utan hennes BankID. Tar reda på vad som gäller för anhöriga.',
    ],
  ),
  // Handed over to a department.
  visit(
    'brygga-strandskydd',
    'BYGG-LOV',
    'Laga gammal brygga, krävs lov?',
    {
      servicePoint: 'STURKO',
      state: 'awaiting-department',
      outcome: 'handed-over',
      by: 'amina.warsame',
      team: 'BYGG',
      began: 1560,
    },
    [
      'N0 Bryggan är från 60-talet och isen har tagit halva. Vill laga på samma plats. Gäller strandskydd? Har foton utskrivna.',
    ],
  ),
  visit(
    'isig-farjelage',
    'GATA-SNO',
    'Isigt på vägen ner till hamnen',
    {
      servicePoint: 'HASSLO',
      state: 'awaiting-department',
      outcome: 'handed-over',
      priority: 'high',
      by: 'henrik.dahlgren',
      team: 'TEKNIK',
      began: 290,
    },
    ['N0 Tre kunder i butiken i morse om samma backe. Blankis, ingen sand. En bil har glidit av.'],
  ),
];
