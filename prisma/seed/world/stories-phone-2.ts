// Finished phone calls of the last fourteen days, first half: the town, waste, water, building.
import { phone } from './story.ts';

export const townCalls = [
  phone(
    'sopor-glomda',
    'AVF-HAMT',
    'Soporna glömdes i går',
    {
      resident: 'kerstin-blom',
      state: 'resolved',
      outcome: 'solved-here',
      by: 'anna.lind',
      began: 1420,
    },
    [
      'N0 Hela gatan blev utan hämtning i går. Bilen hade gått sönder, extra tur är redan bokad. Hon låter kärlet stå ute.',
    ],
  ),
  phone(
    'extra-hamtning',
    'AVF-HAMT',
    'Extra hämtning efter dödsbo',
    {
      resident: 'agneta-falk',
      state: 'closed',
      outcome: 'solved-here',
      by: 'johan.berg',
      began: 8630,
    },
    [
      'N0 Tömmer ett dödsbo, behöver en extra tömning och undrar vad det kostar. Beställt till torsdag. Berättade om återvinningscentralen för möbler.',
    ],
  ),
  phone(
    'fargburkar',
    'AVF-AVC',
    'Var lämnar man gamla färgburkar?',
    { state: 'closed', outcome: 'solved-here', by: 'sofia.karlsson', began: 2740 },
    [
      'N0 Har ingen bil och tolv burkar färg. Tipsade om den rullande insamlingen, stannar nära honom nästa onsdag.',
    ],
  ),
  phone(
    'vatten-avstangt',
    'VA',
    'Vattnet är avstängt, när kommer det tillbaka?',
    { state: 'closed', outcome: 'solved-here', by: 'par.wik', began: 5610 },
    [
      'N0 Planerat arbete på ledningen i Nättraby, åter klockan 15. Lappen satt på porten men han hade inte sett den.',
    ],
  ),
  phone(
    'vattenlacka',
    'VA',
    'Vatten forsar upp ur gatan',
    {
      state: 'closed',
      outcome: 'solved-after-asking',
      priority: 'high',
      by: 'karin.holm',
      began: 7020,
    },
    [
      'N0 Vatten kommer upp ur asfalten vid korsningen på Trossö. Ringt jouren direkt.',
      'N22 Jouren är på plats och stänger av en ventil. Fyra fastigheter utan vatten till kvällen.',
      'N390 Lagat och påsläppt.',
    ],
  ),
  phone(
    'potthal-ronneby',
    'GATA-HAL',
    'Djupt hål på Ronnebygatan',
    {
      resident: 'stig-ohlsson',
      state: 'closed',
      outcome: 'handed-over',
      by: 'henrik.dahlgren',
      team: 'TEKNIK',
      began: 11500,
    },
    [
      'N0 Djupt hål mitt i körbanan. Har fått en trasig fälg. Undrar om ersättning, skickar blankett för skadeanspråk.',
      'S2850 Hej! Hålet är lagat. Ditt skadeanspråk prövas för sig, du får svar inom fyra veckor.',
    ],
  ),
  phone(
    'halt-trottoar',
    'GATA-SNO',
    'Glashalt på trottoaren vid vårdcentralen',
    {
      state: 'closed',
      outcome: 'solved-after-asking',
      priority: 'high',
      by: 'johan.berg',
      began: 4080,
    },
    [
      'N0 Två äldre har halkat i morse. Ringde arbetsledaren, sandbil dit inom en timme.',
      'N50 Sandat.',
    ],
  ),
  phone(
    'nar-plogas',
    'GATA-SNO',
    'När plogas vår gata?',
    {
      resident: 'gunnar-svensson',
      state: 'closed',
      outcome: 'solved-here',
      by: 'anna.lind',
      began: 9900,
    },
    [
      'N0 Undrar varför villagatan inte är plogad. Förklarade ordningen: bussgator och gångvägar först, villagator inom ett dygn. Han var nöjd med att få veta.',
    ],
  ),
  phone(
    'cykel-overgiven',
    'GATA-SKRAP',
    'Övergivna cyklar vid stationen',
    {
      state: 'closed',
      outcome: 'handed-over',
      by: 'henrik.dahlgren',
      team: 'TEKNIK',
      began: 12900,
    },
    [
      'N0 Fem cyklar utan hjul har stått i stället i flera månader. Överlämnat.',
      'N2880 Märkta med lapp, tas bort om tre veckor.',
    ],
  ),
  phone(
    'trad-over-vag',
    'PARK-TRAD',
    'Träd har fallit över vägen',
    {
      state: 'closed',
      outcome: 'handed-over',
      priority: 'high',
      by: 'henrik.dahlgren',
      team: 'TEKNIK',
      began: 6250,
    },
    [
      'N0 Tall tvärs över vägen mot Torhamn. Ingen skadad, bilar vänder. Jouren larmad.',
      'N75 Sågat och bortforslat.',
    ],
  ),
  phone(
    'datumparkering',
    'PARK-P',
    'Hur fungerar datumparkering?',
    { state: 'closed', outcome: 'solved-here', by: 'sofia.karlsson', began: 13990 },
    [
      'N0 Nyinflyttad, förstår inte skylten. Gick igenom jämna och udda datum. Skickade den enkla bilden som sms.',
    ],
  ),
  phone(
    'p-bot-sen',
    'PARK-BOT',
    'Påminnelse på p-bot som är betald',
    {
      resident: 'rickard-sjogren',
      state: 'closed',
      outcome: 'referred-elsewhere',
      by: 'par.wik',
      began: 15520,
    },
    [
      'N0 Har betalat men fått påminnelse. Det är Transportstyrelsen som tar betalt, gav numret och vad han ska ha framför sig.',
    ],
  ),
  phone(
    'p-tillstand-fornya',
    'PARK-TILL',
    'Förnya parkeringstillstånd',
    {
      resident: 'inga-lill-mansson',
      state: 'closed',
      outcome: 'solved-here',
      by: 'anna.lind',
      began: 18300,
    },
    ['N0 Tillståndet går ut om två månader. Skickar blanketten hem på papper i stor stil.'],
  ),
  phone(
    'loppis',
    'TORG',
    'Plats för loppis i parken',
    { state: 'closed', outcome: 'solved-here', by: 'johan.berg', began: 16950 },
    [
      'N0 Bostadsrättsförening vill ha loppis i parken. Behöver markupplåtelse från polisen och ja från kommunen. Skickat länk och tider.',
    ],
  ),
  phone(
    'pool-bygglov',
    'BYGG-LOV',
    'Behövs bygglov för pool?',
    { state: 'closed', outcome: 'solved-here', by: 'sofia.karlsson', began: 7230 },
    [
      'N0 Nedgrävd pool kräver oftast inte lov, men murar och trädäck kan göra det. Påminde om skyddet mot att barn faller i.',
    ],
  ),
  phone(
    'byta-farg',
    'BYGG-LOV',
    'Måla om huset i ny färg',
    {
      resident: 'birgitta-ohman',
      state: 'closed',
      outcome: 'solved-here',
      by: 'anna.lind',
      began: 17100,
    },
    [
      'N0 Vill måla vitt hus rött. Inom detaljplan, kulturmiljö. Då krävs lov. Skickat broschyr hem.',
    ],
  ),
  phone(
    'status-bygglov',
    'BYGG-LOV',
    'Hur går det med mitt bygglov?',
    {
      resident: 'daniel-akerman',
      state: 'closed',
      outcome: 'solved-after-asking',
      by: 'amina.warsame',
      team: 'BYGG',
      began: 5880,
    },
    [
      'N0 Vill veta när beslutet kommer. Handläggaren har begärt yttrande från grannar.',
      'S1310 Hej! Grannarnas svarstid går ut på måndag. Beslutet kommer veckan efter.',
    ],
  ),
  phone(
    'rattor',
    'MILJO-LIVS',
    'Råttor vid soprummet',
    { state: 'closed', outcome: 'handed-over', by: 'amina.warsame', team: 'BYGG', began: 12620 },
    [
      'N0 Råttor i soprummet i ett flerfamiljshus. Värden gör inget. Överlämnat till Miljö.',
      'N4300 Inspektion gjord, värden har fått krav på åtgärder.',
    ],
  ),
  phone(
    'bostadsanpassning',
    'BOSTAD',
    'Hjälp att söka bostadsanpassning',
    {
      resident: 'ivan-horvat',
      state: 'closed',
      outcome: 'solved-here',
      by: 'par.wik',
      began: 11370,
    },
    [
      'N0 Vill veta hur man söker. Ansökan, intyg från arbetsterapeut och fastighetsägarens ja. Skickat papperen hem.',
    ],
  ),
];
