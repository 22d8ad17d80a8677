import { operation } from '../../../../gateway/service.ts';
import type { IamState } from '../../state.ts';

/** A report is written anew at most every four hours. */
const FRESH_MS = 14_400_000;

/** Has the credential report written. AWS page: "GenerateCredentialReport". */
export const generateCredentialReport = operation<IamState, object>({
  name: 'GenerateCredentialReport',
  readOnly: true,
  trail: { category: 'management' },
  run: ({ state, now }) => {
    const isNew =
      state.credentialReportAt === undefined || now - state.credentialReportAt > FRESH_MS;
    if (isNew) state.credentialReportAt = now;
    return isNew
      ? { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' }
      : { State: 'COMPLETE' };
  },
});
