export const FAMILIES: Readonly<Record<string, string>> = {
  performance: 'Performance',
  security: 'Security',
  combined: 'Both watchdogs',
  explain: 'Explainer',
};
/** The watchdog whose colour a family carries; a combined one belongs to neither alone. */
export const DOGS: Readonly<Record<string, 'watch' | 'trail'>> = {
  performance: 'watch',
  security: 'trail',
};
export const LEVELS: Readonly<Record<number, string>> = {
  0: 'explainer',
  1: 'first contact',
  2: 'knows the screens',
  3: 'builds alone',
  4: 'diagnoses',
  5: 'runs an incident',
};
export const PROGRESS: Readonly<Record<string, string>> = {
  new: '',
  started: 'Started',
  solved: 'Solved',
  'solved-with-help': 'Solved with help',
  watched: 'Watched',
};
