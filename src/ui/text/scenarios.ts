export const FAMILIES: Readonly<Record<string, string>> = {
  performance: 'Performance',
  security: 'Security',
  combined: 'Both watchdogs',
  explain: 'Explainer',
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
