// Phone calls whose cases are still alive: in the queue, under way, handed over or parked.
import { phone } from './story.ts';

export const liveCalls = [
  // In the queue, nobody has taken them.
  phone(
    'inglasad-altan',
    'BYGG-LOV',
    'Bygglov för inglasad altan, vill veta avgift',
    {
      resident: 'birgitta-ohman',
      state: 'new',
      outcome: 'callback-promised',
      callback: { inMinutes: 85 },
      began: 7,
    },
    [
      'N0 Vill glasa in altanen, ca 15 kvm, radhus. Undrar vad bygglovet kostar och om grannen måste skriva på. Lovade att vi ringer upp i dag med ungefärlig avgift.',
    ],
  ),
  phone(
    'brunt-vatten',
    'VA',
    'Brunt vatten i kranen, Lyckeby',
    { state: 'new', priority: 'high', began: 12 },
    [
      'N0 Brunt vatten sedan klockan halv. Har spolat tio minuter, ingen skillnad. Undrar om det är farligt att dricka. Vill ha besked.',
    ],
  ),
  phone(
    'gult-vatten',
    'VA',
    'Gulbrunt vatten, Lyckeby centrum',
    { resident: 'ulla-petersson', state: 'new', priority: 'high', began: 16 },
    [
      'N0 Gulbrunt vatten i både kök och badrum. Grannarna i trappan har samma. Hon är 84 och har ingen dator, vill bli uppringd när det är klart.',
    ],
  ),
  phone(
    'arsrakning',
    'GODMAN',
    'Frågor om årsräkning',
    { resident: 'sara-lindholm', state: 'new', began: 125 },
    ['N0 Frågor om årsräkningen. Vill tala med handläggare. Inget mer antecknat.'],
  ),
  phone(
    'byte-forskola-skyddad',
    'FSK-PLATS',
    'Byte av förskola',
    { resident: 'adam-wallin', state: 'new', began: 48 },
    [
      'N0 Vill byta förskola. Skyddad identitet: ingen adress eller plats är antecknad. Ringer själv igen på eftermiddagen.',
    ],
  ),
  phone(
    'vattenfaktura',
    'FAKT',
    'Faktura för vatten verkar fel',
    { resident: 'mikael-strand', state: 'new', began: 3120 },
    [
      'N0 Räkningen för vatten är tre gånger så hög som vanligt. Två personer i huset, ingen pool. Tror att mätaren är fel avläst. Vill ha svar innan förfallodagen.',
    ],
  ),
  phone(
    'snorojning-klagomal',
    'GATA-SNO',
    'Klagomål på snöröjning på Hästövägen',
    { resident: 'vagforeningen-strandviken', state: 'new', began: 4560 },
    [
      'N0 Ordföranden i vägföreningen. Kommunens del av vägen plogas alltid sist och vändplatsen glöms bort. Tredje vintern de hör av sig. Vill ha skriftligt svar.',
    ],
  ),
  phone(
    'trad-lutar',
    'PARK-TRAD',
    'Stort träd lutar över gångvägen',
    { state: 'new', priority: 'high', began: 95 },
    [
      'N0 En gran lutar över gångvägen bakom skolan i Rödeby efter nattens blåst. Barnen går där. Har själv satt ut en cykel som stopp.',
    ],
  ),
  // Somebody has them.
  phone(
    'tomtgrans',
    'BYGG-KART',
    'Var går gränsen mot grannen?',
    {
      resident: 'gunnar-svensson',
      state: 'open',
      outcome: 'callback-promised',
      by: 'anna.lind',
      callback: { inMinutes: 140 },
      began: 190,
    },
    [
      'N0 Ska sätta upp staket och är osams med grannen om var gränsen går. Vill ha en karta. Lovade att ta reda på om gränsen är inmätt och ringa upp.',
      'N35 Kartavdelningen: gränsen är gammal och inte inmätt. Lantmäteriet kan mäta ut den mot avgift.',
    ],
  ),
  phone(
    'vigsel-datum',
    'BORGER',
    'Ändra tid för vigsel',
    { resident: 'elif-demir', state: 'open', by: 'anna.lind', began: 265 },
    [
      'N0 Vill flytta vigseln två veckor framåt, mormor blir opererad. Samma tid på dagen. Hör med vigselförrättaren.',
      'S20 Hej! Jag har frågat vigselförrättaren om det nya datumet och återkommer så fort jag vet. Den gamla tiden är kvar så länge.',
      'R70 Tack! Fredagen efter går också bra om det blir enklare',
    ],
  ),
  phone(
    'skola-byte',
    'SKOLA-VAL',
    'Byta skola mitt i terminen',
    { resident: 'fatima-rahimi', state: 'open', by: 'sofia.karlsson', began: 150 },
    [
      'N0 Sonen i trean trivs inte, vill byta till skolan närmast hemmet. Behöver tolk på dari vid nästa samtal. Vill veta om det går före jul.',
      'N25 Rektorn på den nya skolan är tillbaka efter lunch, ringer då.',
    ],
  ),
  phone(
    'busskur',
    'SYN',
    'Busskuren vid Galgamarken står i vatten',
    { resident: 'siv-magnusson', state: 'open', priority: 'high', by: 'karin.holm', began: 1330 },
    [
      'N0 Går med rollator. Vid regn står det vatten i hela kuren och hon får stå ute på vägen. Har ringt tre gånger i höst utan svar. Upprörd, med rätta.',
      'N60 Hittar de två tidigare samtalen. Båda stängda utan svar. Jag tar det här själv. / Karin',
    ],
  ),
  // Waiting for the resident.
  phone(
    'p-tillstand-foto',
    'PARK-TILL',
    'Ansökan om parkeringstillstånd saknar foto',
    {
      resident: 'inga-lill-mansson',
      state: 'awaiting-resident',
      by: 'sofia.karlsson',
      began: 4280,
    },
    [
      'N0 Undrar hur det går med ansökan. Den är komplett utom foto och underskrift.',
      'S15 Hej! Vi behöver ett foto och din underskrift. Du kan lämna båda på biblioteket i Lyckeby, de skickar dem till oss.',
    ],
  ),
  phone(
    'begaran-handling',
    'POL',
    'Begäran om handlingar om skolbygget',
    { state: 'awaiting-resident', by: 'par.wik', began: 1480 },
    [
      'N0 Vill ta del av handlingar om skolbygget i Jämjö. Behöver inte uppge namn. Frågade om det gäller hela akten, över 400 sidor, eller bara beslut och kostnader.',
      'S30 Hej! Besluten och kostnaderna är klara att hämta. Vill du ha hela akten också? Då säger vi till vad kopiorna kostar innan.',
    ],
  ),
  phone(
    'autogiro-konto',
    'FAKT',
    'Autogirot drog från fel konto',
    { resident: 'omar-saleh', state: 'awaiting-resident', by: 'johan.berg', began: 2890 },
    [
      'N0 Avgiften för förskolan drogs från ett gammalt konto. Har bytt bank. Förklarade att han måste göra en ny anmälan i nya banken.',
      'S10 Hej! Säg till när du har anmält det nya kontot, så ser vi till att nästa dragning blir rätt.',
    ],
  ),
  // Handed over to a department.
  phone(
    'morkt-lekplats',
    'GATA-LJUS',
    'Mörkt längs hela gatan på Saltö',
    {
      resident: 'per-akesson',
      state: 'awaiting-department',
      outcome: 'handed-over',
      by: 'henrik.dahlgren',
      team: 'TEKNIK',
      began: 1190,
    },
    [
      'N0 Sex lampor i rad är släckta sedan i söndags. Troligen en säkring eller kabel. Många som går till bussen där.',
      'N40 Överlämnat till Teknik. Två till har ringt om samma gata.',
    ],
  ),
  phone(
    'karl-borta',
    'AVF-HAMT',
    'Kärlet är borta efter stormen',
    {
      resident: 'rolf-gustavsson',
      state: 'awaiting-department',
      outcome: 'handed-over',
      by: 'henrik.dahlgren',
      team: 'TEKNIK',
      began: 2710,
    },
    [
      'N0 Gröna kärlet blåste bort i lördags och går inte att hitta. Behöver ett nytt före nästa hämtning. Bor ensam, kan inte hämta själv.',
      'S25 Hej! Ett nytt kärl är beställt. Ställ ut en säck så länge, den tas med vid nästa hämtning.',
    ],
  ),
  phone(
    'uterum-inget-svar',
    'BYGG-LOV',
    'Har inte fått svar om uterum',
    {
      resident: 'bengt-ake-nilsson',
      state: 'awaiting-department',
      outcome: 'handed-over',
      team: 'BYGG',
      priority: 'high',
      began: 9120,
    },
    [
      'N0 Skickade frågor om uterum för fyra veckor sedan, har inte hört något. Snickaren ska börja snart. Vill att en handläggare ringer.',
      'N20 Överlämnat till Bygglov. Ingen handläggare utsedd.',
    ],
  ),
  phone(
    'avlopp-lukt',
    'MILJO-AVLOPP',
    'Luktar avlopp från grannens brunn',
    {
      state: 'awaiting-department',
      outcome: 'handed-over',
      by: 'amina.warsame',
      team: 'BYGG',
      began: 1605,
    },
    [
      'N0 Starkt luktande vatten rinner i diket på Senoren sedan en vecka. Vill vara anonym, vill inte bråka med grannen.',
      'N15 Överlämnat till Miljö för tillsyn.',
    ],
  ),
  phone(
    'fardtjanst-kund',
    'FARD',
    'Vill bli kontaktad om färdtjänst',
    { state: 'awaiting-department', outcome: 'handed-over', began: 340 },
    ['N0 Kopplad till handläggare för färdtjänst.'],
  ),
  phone(
    'hemtjanst-kopplad',
    'AO-HEMTJ',
    'Kopplad till Äldreomsorg',
    { state: 'awaiting-department', outcome: 'handed-over', began: 205 },
    ['N0 Kopplad till Äldreomsorg'],
  ),
  phone(
    'oro-kopplad',
    'SOC-ORO',
    'Kopplad till Socialtjänst',
    { state: 'awaiting-department', outcome: 'handed-over', priority: 'high', began: 55 },
    ['N0 Kopplad till Socialtjänst'],
  ),
  // Parked until something happens.
  phone(
    'lagning-vaxtsasong',
    'PARK-TRAD',
    'Döda rosor i rabatten vid torget',
    { resident: 'margareta-ek', state: 'parked', by: 'johan.berg', began: 10200 },
    [
      'N0 Rosorna vid torget är döda. Vill att nya planteras innan sommaren.',
      'S1300 Hej! Trädgårdsmästaren planterar om i april. Vi hör av oss när det är klart.',
    ],
  ),
];
