// The words of a note that are worth searching the knowledge base for, while it is being written.

/** Small words, and what every note of a call says: they find everything and nothing. */
const EMPTY = new Set(
  `och att det som en ett den de i på för av med till är om har hade inte vi du jag han hon man dem sig sin sitt sina
   var vad när hur men så kan ska skulle vill ville får fick från vid där här nu då ut upp ner bara mycket också eller
   efter över under mellan utan enligt samt igen redan sedan ännu någon något några alla allt annan andra detta denna
   dessa blev blir bli vara varit fått haft gör göra gjorde ringer ringde ringa ringt ring uppringd uppringning tillbaka samtal telefon nummer tack undrar undrade fråga frågar frågade säger
   sade sa vet veta tycker kontakt invånare invånaren kund kunden kommunen ärende hej tack hälsa hälsar
   the and for with that this from not are was has have had but you your can will would about what when how who calls
   called asks asked wants wanted resident caller`.split(/\s+/),
);

/**
 * The latest telling words, in their order: at most `max`, each once; "" when the note says nothing yet.
 * Numbers (telephone, personal) are left out, so that nothing of a person reaches the search.
 */
export function noteWords(note: string, max = 6): string {
  const words = note.toLowerCase().match(/[\p{L}][\p{L}\p{N}-]+/gu) ?? [];
  const telling = words.filter((word) => word.length >= 3 && !EMPTY.has(word));
  const latest = [...new Set(telling.reverse())].slice(0, max);
  return latest.reverse().join(' ');
}
