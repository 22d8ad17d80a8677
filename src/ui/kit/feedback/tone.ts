/** What a badge says before its word is read; each has its own icon. */
export type Tone = 'good' | 'bad' | 'warning' | 'info' | 'quiet' | 'watch' | 'trail';
