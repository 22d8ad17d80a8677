/** What the mission panel says of hints that are not on offer. */
export const HINTS_COME =
  'A hint comes after a try that did not work out, or after three minutes without new evidence.';
/** While an answer, a pin or a hint waits for the two weeks that are still being lived. */
export const WAITS_FOR_HISTORY = 'This counts in a moment: the last two weeks are still coming';
export const NO_HINT = 'There is no hint for where you stand now.';

/** How a mission ended, over the way to its debrief. */
export const OUTCOMES = {
  open: '',
  solved: 'Solved',
  'solved-with-help': 'Solved with help',
  watched: 'Solution watched',
} as const;
