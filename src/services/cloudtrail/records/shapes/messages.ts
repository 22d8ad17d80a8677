import { HIDDEN } from '../forms/lowered.ts';
import { emptied, isBody, withDefault, type SpecialShape } from './reshape.ts';

/**
 * Messages of SQS: bodies are hidden, attributes emptied, the rest stands as it was sent. AWS page:
 * "Logging Amazon SQS API calls using AWS CloudTrail"; forms from recorded events.
 */
export const MESSAGE_SHAPES: Readonly<Record<string, SpecialShape>> = {
  'sqs:SendMessage': (_, { requestParameters }) => ({
    requestParameters: covered(requestParameters),
  }),
  'sqs:SendMessageBatch': (_, { requestParameters }) => ({
    requestParameters: isBody(requestParameters)
      ? { ...requestParameters, entries: coveredAll(requestParameters['entries']) }
      : requestParameters,
  }),
  'sqs:ReceiveMessage': (_, { requestParameters: request }) => ({
    requestParameters:
      isBody(request) && Object.hasOwn(request, 'messageAttributeNames')
        ? { ...request, messageAttributeNames: [HIDDEN] }
        : request,
  }),
  'sqs:ListDeadLetterSourceQueues': (_, { requestParameters }) => ({
    requestParameters: withDefault(requestParameters, 'maxResults', 0),
  }),
};

function coveredAll(entries: unknown): unknown {
  return Array.isArray(entries) ? entries.map(covered) : entries;
}

function covered(message: unknown): unknown {
  if (!isBody(message)) return message;
  const { messageBody } = message;
  const hidden = messageBody === undefined ? message : { ...message, messageBody: HIDDEN };
  return emptied(hidden, 'messageAttributes');
}
