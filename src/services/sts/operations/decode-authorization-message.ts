import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import type { StsState } from '../state.ts';

interface Input {
  readonly EncodedMessage: string;
}

/** Reads an encoded authorization failure message. AWS page: "DecodeAuthorizationMessage". */
export const decodeAuthorizationMessage = operation<StsState, Input>({
  name: 'DecodeAuthorizationMessage',
  readOnly: true,
  simplified: 'The decoded message lists neither matched statements nor conditions.',
  trail: { category: 'management' },
  run: (ctx, { EncodedMessage }) => {
    const text = ctx.stimulate({ service: 'iam', stimulus: 'decodeMessage', arg: EncodedMessage });
    if (typeof text !== 'string') {
      throw awsError('InvalidAuthorizationMessageException', 'Message is not valid');
    }
    return { DecodedMessage: text };
  },
});
