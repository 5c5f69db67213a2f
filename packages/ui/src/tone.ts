// The five tones a thing can have; late, soon and good are signals and need a word beside them.
export type Tone = 'neutral' | 'accent' | 'good' | 'soon' | 'late';
