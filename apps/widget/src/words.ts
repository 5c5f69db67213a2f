// The few words the loader says itself; everything else is said inside the frame.

export type Words = { open: string; close: string; title: string; unread: string };

const words: Record<string, Words> = {
  sv: {
    open: 'Chatta med oss',
    close: 'Stäng chatten',
    title: 'Chatt',
    unread: 'Nytt svar',
  },
  en: {
    open: 'Chat with us',
    close: 'Close the chat',
    title: 'Chat',
    unread: 'New answer',
  },
};

/** The words of a language, Swedish when we do not speak it. @param tag e.g. `en-GB` */
export const wordsFor = (tag: string): { locale: string; words: Words } => {
  const locale = tag.slice(0, 2).toLowerCase();
  const found = words[locale];
  return found ? { locale, words: found } : { locale: 'sv', words: words['sv'] as Words };
};
