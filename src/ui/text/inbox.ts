/** Where the learner's own inbox can be reached, from the documentation's reserved names. */
export const INBOX_ADDRESS = 'learner@larkfield.example';
export const INBOX_NUMBER = '+353201234567';
