import { awsError } from '../../../../aws/errors.ts';
import { operation } from '../../../../gateway/service.ts';
import { utf8Bytes } from '../../reports/bytes.ts';
import { credentialReport } from '../../reports/credential-report.ts';
import type { IamState } from '../../state.ts';

/** Writing the report takes a moment. */
const WRITING_MS = 2_000;

/** Fetches the credential report. AWS page: "GetCredentialReport". */
export const getCredentialReport = operation<IamState, object>({
  name: 'GetCredentialReport',
  readOnly: true,
  simplified: 'The report shows the present state, not that of its making.',
  trail: { category: 'management' },
  run: ({ state, account, now }) => {
    const at = state.credentialReportAt;
    if (at === undefined) {
      throw awsError('ReportNotPresent', '', { status: 410 });
    }
    if (now - at < WRITING_MS) {
      throw awsError('ReportInProgress', 'A report is being generated. Please retry later.', {
        status: 404,
      });
    }
    return {
      Content: utf8Bytes(credentialReport(state, account)),
      ReportFormat: 'text/csv',
      GeneratedTime: at,
    };
  },
});
