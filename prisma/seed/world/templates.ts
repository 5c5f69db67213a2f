// Reply templates in plain Swedish and English; they end with the agent's first name.
import type { ReplyTemplateSeed } from './types.ts';

export const templates: ReplyTemplateSeed[] = [
  {
    code: 'halsning',
    title: 'Hälsning',
    sv: 'Hej! Jag heter {{förnamn}} och hjälper dig. Jag läser det du har skrivit, vänta lite.',
    en: 'Hi! My name is {{förnamn}} and I will help you. Let me read what you have written.',
  },
  {
    code: 'vanta',
    title: 'Tar reda på svaret',
    sv: 'Jag tar reda på det. Du kan stänga sidan, svaret finns kvar här när du kommer tillbaka.',
    en: 'I will find out. You may close this page, the answer will be here when you come back.',
  },
  {
    code: 'fler-uppgifter',
    title: 'Behöver veta mer',
    sv: 'För att kunna hjälpa dig behöver jag veta lite mer. Kan du berätta var det är och när du såg det?\n\nHälsningar {{förnamn}}',
    en: 'To help you I need to know a little more. Can you tell me where it is and when you saw it?\n\nRegards, {{förnamn}}',
  },
  {
    code: 'overlamnat',
    title: 'Överlämnat till den som kan mer',
    sv: 'Jag har lämnat din fråga till dem som arbetar med det. De har allt du har skrivit, så du behöver inte berätta igen. Ditt ärende har nummer {{ärendenummer}}.\n\nHälsningar {{förnamn}}',
    en: 'I have passed your question on to those who work with it. They have all you have written, so you need not tell it again. Your case number is {{ärendenummer}}.\n\nRegards, {{förnamn}}',
  },
  {
    code: 'felanmalan-mottagen',
    title: 'Felanmälan mottagen',
    sv: 'Tack för att du säger till! Vi har tagit emot felanmälan och ser till att den som lagar får veta. Numret är {{ärendenummer}}.\n\nHälsningar {{förnamn}}',
    en: 'Thank you for telling us! We have your report and those who do the repair will know. The number is {{ärendenummer}}.\n\nRegards, {{förnamn}}',
  },
  {
    code: 'klart',
    title: 'Det är klart',
    sv: 'Nu är det klart. Blev det inte som du tänkt dig? Svara här, så öppnar vi ärende {{ärendenummer}} igen.\n\nHälsningar {{förnamn}}',
    en: 'It is done now. Not what you expected? Answer here and we will open case {{ärendenummer}} again.\n\nRegards, {{förnamn}}',
  },
  {
    code: 'ringer-upp',
    title: 'Vi ringer upp',
    sv: 'Vi ringer upp dig. Svarar du inte försöker vi igen, och du kan alltid ringa oss. Säg numret {{ärendenummer}} så hittar vi rätt.\n\nHälsningar {{förnamn}}',
    en: 'We will call you. If you do not answer we will try again, and you can always call us. Say the number {{ärendenummer}} and we will find your case.\n\nRegards, {{förnamn}}',
  },
  {
    code: 'fick-inte-tag',
    title: 'Fick inte tag på dig',
    sv: 'Jag ringde men fick inte tag på dig. Skriv gärna när det passar, eller ring oss och säg numret {{ärendenummer}}.\n\nHälsningar {{förnamn}}',
    en: 'I called but could not reach you. Tell us when it suits you, or call us and say the number {{ärendenummer}}.\n\nRegards, {{förnamn}}',
  },
  {
    code: 'annan-myndighet',
    title: 'Någon annan har svaret',
    sv: 'Det här sköter inte kommunen, men jag visar gärna vart du kan vända dig. Får du inte hjälp där, hör av dig till oss igen.\n\nHälsningar {{förnamn}}',
    en: 'The municipality does not handle this, but I will show you where to turn. If you get no help there, come back to us.\n\nRegards, {{förnamn}}',
  },
  {
    code: 'drojer',
    title: 'Det dröjer',
    sv: 'Ditt svar dröjer längre än vi lovade, och det är jag ledsen för. Vi har inte glömt dig. Jag skriver så snart jag vet mer om ärende {{ärendenummer}}.\n\nHälsningar {{förnamn}}',
    en: 'Your answer is taking longer than we promised, and I am sorry. You are not forgotten. I will write as soon as I know more about case {{ärendenummer}}.\n\nRegards, {{förnamn}}',
  },
  {
    code: 'bibliotek',
    title: 'Hjälp på biblioteket',
    sv: 'Vill du ha hjälp på plats? Gå till ett bibliotek eller en servicepunkt och säg koden som står här i chatten. De fortsätter där vi slutade, och du behöver inte säga vem du är.\n\nHälsningar {{förnamn}}',
    en: 'Would you like help in person? Go to a library or a service point and say the code shown in this chat. They go on where we stopped, and you need not say who you are.\n\nRegards, {{förnamn}}',
  },
  {
    code: 'inga-personuppgifter',
    title: 'Skriv inte känsliga uppgifter',
    sv: 'Skriv helst inte personnummer eller uppgifter om hälsa här i chatten. Jag kopplar dig till någon du kan berätta för.\n\nHälsningar {{förnamn}}',
    en: 'Please do not write your personal number or anything about your health in this chat. I will put you through to somebody you can tell.\n\nRegards, {{förnamn}}',
  },
];
