// What people write in the search field, right, wrong and hostile, and what they mean.

/** What people write, and what must be among the first three. */
export const swedish: [query: string, slug: string, about?: string][] = [
  ['soporna', 'om-soporna-inte-hamtats'],
  ['soporma hämtas inte', 'om-soporna-inte-hamtats', 'misspelt and inflected'],
  ['sopr', 'om-soporna-inte-hamtats', 'misspelt, four letters'],
  ['sopporna hämtades inte', 'om-soporna-inte-hamtats', 'misspelt, past tense'],
  ['förskolaplats', 'ko-till-forskolan', 'wrong vowel in a compound'],
  ['förskoleplatsen', 'ko-till-forskolan', 'definite compound'],
  ['forskola', 'ko-till-forskolan', 'without dots'],
  ['dagis', 'ko-till-forskolan', 'everyday word'],
  ['plats på förskolan', 'ko-till-forskolan'],
  ['återvinningscentralens', 'lamna-pa-atervinningscentralen', 'genitive'],
  ['återvinningcentral', 'lamna-pa-atervinningscentralen', 'without the linking s'],
  ['hämtning', 'hamtningsdagar-och-kalender', 'noun of the verb'],
  ['sophämtningstider', 'hamtningsdagar-och-kalender', 'a compound nobody wrote'],
  ['bankidt', 'bankid-har-gatt-ut-eller-ny-telefon'],
  ['mitt bankid har gått ut', 'bankid-har-gatt-ut-eller-ny-telefon', 'a whole sentence'],
  ['bank id', 'bankid-har-gatt-ut-eller-ny-telefon', 'apart'],
  ['bygglovet', 'behover-jag-bygglov'],
  ['behöver jag lov för att bygga altan?', 'behover-jag-bygglov'],
  ['gatlampan', 'trasig-gatubelysning'],
  ['lampan är trasig på vår gata', 'trasig-gatubelysning'],
  ['hål i vägen', 'hal-i-gatan'],
  ['potthålet', 'hal-i-gatan'],
  ['parkeringsböter', 'bestrida-felparkeringsavgift'],
  ['överklaga parkeringsboten', 'bestrida-felparkeringsavgift'],
  ['hemtjänsten', 'hjalp-hemma-och-hemtjanst'],
  ['fakturor', 'fragor-om-fakturan'],
  ['fakutra', 'fragor-om-fakturan', 'letters that changed places'],
  ['skolskjutsen kom inte', 'skolskjuts'],
  ['bibliotket', 'lana-och-lana-om-pa-biblioteket'],
  ['utskrift', 'skriva-ut-kopiera-och-skanna'],
  ['vattnet är brunt', 'brunt-eller-missfargat-vatten'],
  ['vattenläckan', 'vattenlacka-eller-stopp-i-avloppet'],
  ['gifta oss', 'borgerlig-vigsel'],
  ['flyttanmälan', 'anmala-flytt-och-folkbokforing'],
  ['nytt pass', 'pass-och-id-kort'],
  ['rösta', 'rosta-i-val'],
  ['var kan jag rösta', 'rosta-i-val'],
  ['när öppnar biblioteket?', 'lana-och-lana-om-pa-biblioteket'],
  ['behver hjelp hemma', 'hjalp-hemma-och-hemtjanst', 'two words misspelt'],
  ['plogas gatan', 'snorojning-och-halka'],
  ['lediga lägenheter', 'soka-bostad'],
];
/** The same in English. */
export const english: [query: string, slug: string, about?: string][] = [
  ['garbage not collected', 'om-soporna-inte-hamtats'],
  ['preschool place', 'ko-till-forskolan'],
  ['parking fines', 'bestrida-felparkeringsavgift', 'plural'],
  ['libary book', 'lana-och-lana-om-pa-biblioteket', 'misspelt'],
  ['renewing my passport', 'pass-och-id-kort'],
];
/** While it is being typed; among the first six. */
export const typed: [query: string, slug: string][] = [
  ['åter', 'lamna-pa-atervinningscentralen'],
  ['bygg', 'behover-jag-bygglov'],
  ['färdtj', 'fardtjanst'],
  ['brunt vat', 'brunt-eller-missfargat-vatten'],
  ['för', 'ko-till-forskolan'],
];
/** All of them about waste that was not collected, for those who read only words. */
export const hostile = [
  `soporna' OR '1'='1`,
  `soporna" OR audience = "internal`,
  'soporna \\',
  `soporna'; DROP TABLE article; --`,
  'soporna audience IN [internal]',
  'soporna updatedAt 1 TO 9 NOT (soporna) EXISTS',
  'soporna & | ! <-> :* ()',
  '-soporna "soporna',
  'soporna %_ \u0000 \u{1F5D1}\u{FE0F}',
];
