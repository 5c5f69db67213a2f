// Chats that are still alive: waiting, under way, handed over or parked.
import { chat } from './story.ts';

export const liveChats = [
  // Waiting for somebody to take them.
  chat(
    'sopor-ronnebygatan',
    'AVF-HAMT',
    'Soporna är inte hämtade på Ronnebygatan',
    { state: 'new', began: 3 },
    [
      'R0 Hej! Nu har de inte kommit på två veckor. Det börjar lukta.',
      'R1 Det är Ronnebygatan, det gröna kärlet.',
    ],
  ),
  chat(
    'besked-forskola',
    'FSK-PLATS',
    'När får vi besked om förskoleplats?',
    { resident: 'samira-haddad', state: 'new', began: 4 },
    [
      'R0 Hej, vi sökte plats i april till vår son och har inte hört något än',
      'R1 Jag börjar jobba den första nästa månad så vi blir lite oroliga',
      'R1 Finns det nån som kan se var i kön vi ligger?',
    ],
  ),
  chat(
    'brunt-vatten',
    'VA',
    'Brunt vatten i Lyckeby',
    { state: 'new', priority: 'high', began: 9 },
    [
      'R0 Vattnet är brunt i kranen sen en halvtimme. Går det att dricka??',
      'R1 Lyckeby, nära torget. Har en bebis hemma så behöver veta om ersättning',
    ],
  ),
  chat(
    'resident-parking',
    'PARK-P',
    'Resident parking permit for a new car',
    { resident: 'david-okafor', state: 'new', began: 14 },
    [
      'R0 Hello, I changed my car last week and my resident permit has the old number plate.',
      'R1 Do I need to buy a new one or can you move it? I got no ticket yet but I am worried.',
    ],
  ),
  // Somebody is talking with them now.
  chat(
    'asbest-tippen',
    'AVF-AVC',
    'Får jag lämna eternit på återvinningscentralen?',
    { resident: 'oskar-lindqvist', state: 'open', by: 'anna.lind', began: 17 },
    [
      'R0 Tjena, river ett gammalt uthus och tror taket är eternit. Får man slänga det på tippen?',
      'S2 Hej Oskar! Ja, men asbest ska vara väl inplastad och lämnas på en särskild plats. Hur mycket är det ungefär?',
      'R2 Kanske 20 kvm. Är det farligt att ha det i släpet hem från landet?',
      'S3 Så länge skivorna är hela och ligger inplastade dammar de inte. Bryt dem inte. Jag kollar hur mycket du får lämna åt gången.',
      'R1 Ok toppen, väntar',
    ],
  ),
  chat(
    'sporthall-kalas',
    'KF-BOKA',
    'Boka sporthall till barnkalas',
    { state: 'open', by: 'anna.lind', began: 8 },
    [
      'R0 Hej! Kan man hyra en liten gympasal några timmar på en söndag? Min dotter fyller 7.',
      'S2 Hej! Ja, det går bra. Vilken del av kommunen passar er bäst, och ungefär hur många barn blir ni?',
      'R2 Helst Rödeby eller Nättraby. 14 barn typ. Vad kostar det?',
    ],
  ),
  chat(
    'getting-married',
    'BORGER',
    'Getting married at the town hall',
    { resident: 'priya-raman', state: 'open', by: 'johan.berg', began: 16 },
    [
      'R0 Hi! My fiancé and I want to have a civil wedding in August. How do we book?',
      'S2 Hi Priya, congratulations! You book a time with us, and before that you need a certificate from the Tax Agency. Do you have one?',
      'R3 Not yet. How long is it valid? And can we bring our own witnesses?',
    ],
  ),
  chat(
    'skolbuss-uteblev',
    'SKOLA-SKJUTS',
    'Bussen kom inte i morse',
    { resident: 'emma-fransson', state: 'open', by: 'johan.berg', began: 24 },
    [
      'R0 Skolskjutsen från Fridlevstad kom inte i morse och ingen svarar på numret. Barnen stod och frös i 40 min',
      'S3 Hej Emma, det var tråkigt att höra. Kom barnen till skolan till slut?',
      'R2 Ja jag fick köra dom. Men hur blir det i eftermiddag? Går bussen hem?',
      'N2 Söker trafikledaren, inget svar än.',
      'S1 Jag ringer trafikledaren nu och skriver här så fort jag vet.',
      'R6 Har du fått tag på nån? Jag slutar inte förrän fem',
    ],
  ),
  chat(
    'e-tjanst-fel',
    'DIG-ETJ',
    'Kommer inte vidare i e-tjänsten',
    { state: 'open', by: 'sofia.karlsson', began: 12 },
    [
      'R0 Jag har fyllt i allt men knappen Skicka går inte att trycka på. Har försökt i tre dar snart',
      'S2 Hej! Vilken e-tjänst gäller det? Ser du något fält med röd text längre upp på sidan?',
      'R3 Ansökan om boendekort. Nej inget rött. Använder en surfplatta',
    ],
  ),
  // Waiting for the resident.
  chat(
    'friggebod',
    'BYGG-LOV',
    'Friggebod nära tomtgränsen',
    { resident: 'viktor-engstrom', state: 'awaiting-resident', by: 'anna.lind', began: 1500 },
    [
      'R0 Hej! Jag vill bygga en friggebod ca 3 meter från grannens tomt. Måste jag söka något?',
      'S4 Hej Viktor! Närmare än 4,5 meter behöver grannen godkänna det. Ligger tomten inom detaljplan?',
      'R6 Grannen säger ja muntligt. Vet inte om detaljplan. Det är på Sturkö',
      'S5 Be grannen skriva på ett papper, det är tryggast för er båda. Skicka gärna en enkel skiss med mått här, så kollar vi planen åt dig.',
    ],
  ),
  chat(
    'lampa-gangvag',
    'GATA-LJUS',
    'Släckt lampa på gångvägen vid Bergåsa',
    { state: 'awaiting-resident', by: 'sofia.karlsson', began: 410 },
    [
      'R0 det är kolsvart på gångvägen ner mot stationen, två lampor som är helt döda',
      'S4 Hej, tack för att du säger till! Det sitter en liten skylt med nummer på stolpen. Kan du se vad det står på någon av dem?',
      'R3 går förbi där i kväll, kan kolla då',
      'S1 Jättebra. Skriv numret här så skickar vi det till den som lagar.',
    ],
  ),
  chat(
    'dubbel-betalning',
    'FAKT',
    'Har betalat samma räkning två gånger',
    { resident: 'elif-demir', state: 'awaiting-resident', by: 'johan.berg', began: 2950 },
    [
      'R0 Hej jag råkade betala samma faktura två gånger, hur får jag tillbaka pengarna?',
      'S5 Hej Elif! Det ordnar sig. Vilket fakturanummer står på räkningen, och vilka två dagar betalade du?',
      'R4 Måste leta upp det hemma',
      'S2 Ingen brådska. Skriv här när du har det, så ber jag ekonomi om en återbetalning.',
    ],
  ),
  // Handed over to a department.
  chat(
    'hal-cykelbana',
    'GATA-HAL',
    'Stort hål i cykelbanan vid Gullberna',
    {
      state: 'awaiting-department',
      outcome: 'handed-over',
      by: 'henrik.dahlgren',
      team: 'TEKNIK',
      began: 1720,
    },
    [
      'R0 Det är ett jättehål i cykelbanan precis vid tunneln. Höll på att ramla i morse, nån kommer slå sig illa',
      'S4 Hej! Tack, det låter farligt. Är det på sidan mot vattnet eller mot vägen?',
      'R2 mot vägen. ca en halvmeter brett',
      'S3 Jag lämnar över till Teknik, som sätter ut en kon i dag och lagar sedan. Du kan följa ärendet med din kod.',
    ],
  ),
  chat(
    'magsjuk-lunch',
    'MILJO-LIVS',
    'Magsjuk efter lunch på restaurang',
    {
      resident: 'sebastian-molin',
      state: 'awaiting-department',
      outcome: 'handed-over',
      by: 'amina.warsame',
      team: 'BYGG',
      began: 930,
    },
    [
      'R0 Hej, vi var tre från jobbet som åt lunch på samma ställe i tisdags och alla blev magsjuka på kvällen. Hur anmäler man?',
      'S4 Hej Sebastian, hoppas ni mår bättre. Du har redan anmält det nu. Åt ni samma rätt, och minns du klockan?',
      'R3 ja alla tog kycklingsalladen, strax efter 12',
      'S2 Tack. En livsmedelsinspektör tar över och hör av sig till dig.',
    ],
  ),
  chat(
    'fel-inkomst',
    'FSK-AVG',
    'Fel inkomst på barnomsorgsavgiften',
    {
      resident: 'helena-vikstrom',
      state: 'awaiting-department',
      outcome: 'handed-over',
      team: 'SKOLA',
      began: 2640,
    },
    [
      'R0 Hej! Räkningen för fritids är dubbelt så hög som förra månaden. Jag har gått ner till 75 % och ändrade inkomsten i tjänsten för flera veckor sen.',
      'S5 Hej Helena! Jag ser att ändringen kom in, men inte om den hann med på räkningen. Jag lämnar över till avgiftshandläggaren.',
      'R2 Ska jag betala räkningen under tiden?',
      'S3 Handläggaren svarar på det. Förfallodagen är långt fram, så vänta på svaret. Du får det senast på fredag.',
    ],
  ),
  // Parked until something happens.
  chat(
    'sommarjobb',
    'JOBB',
    'När öppnar ansökan till sommarjobb?',
    { resident: 'klara-wennerberg', state: 'parked', by: 'par.wik', began: 5240 },
    [
      'R0 Hej! Jag går i ettan på gymnasiet, när kan man söka sommarjobb? Hittar inget på sidan',
      'S5 Hej Klara! Datumet är inte bestämt än. Vill du att jag skriver till dig när det är klart?',
      'R1 Ja gärna!! Vill helst jobba på ett fritids',
      'S2 Då gör jag så. Ha det fint så länge!',
    ],
  ),
];
