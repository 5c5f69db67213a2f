// The types of snowball-stemmers, which has none of its own.
declare module 'snowball-stemmers' {
  const snowball: {
    newStemmer: (language: 'swedish' | 'english') => { stem: (word: string) => string };
  };
  export default snowball;
}
