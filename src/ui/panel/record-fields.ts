/** A CloudTrail record, read as five questions: who, what, when, where from, with what result. */
export interface Field {
  readonly label: string;
  readonly value: string;
}
export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly Field[];
}

type Tree = Readonly<Record<string, unknown>>;
const tree = (value: unknown): Tree =>
  typeof value === 'object' && value !== null ? (value as Tree) : {};

function fields(pairs: readonly (readonly [string, unknown])[]): readonly Field[] {
  return pairs.flatMap(([label, value]) =>
    value === undefined || value === null || value === ''
      ? []
      : [{ label, value: typeof value === 'string' ? value : JSON.stringify(value) }],
  );
}

export function recordFields(value: unknown): readonly FieldGroup[] {
  const record = tree(value);
  const identity = tree(record.userIdentity);
  const context = tree(identity.sessionContext);
  const issuer = tree(context.sessionIssuer);
  const attributes = tree(context.attributes);
  const signIn = record.eventName === 'ConsoleLogin' ? tree(record.responseElements) : {};
  return [
    {
      title: 'Who',
      fields: fields([
        ['Identity type', identity.type],
        ['User name', identity.userName],
        ['Role (session issuer)', issuer.userName],
        ['Session', sessionName(identity.arn)],
        ['ARN', identity.arn],
        ['Access key', identity.accessKeyId],
        ['Invoked by', identity.invokedBy],
        ['MFA in this session', attributes.mfaAuthenticated],
        ['MFA used', tree(record.additionalEventData).MFAUsed],
      ]),
    },
    {
      title: 'What',
      fields: fields([
        ['Event', record.eventName],
        ['Service', record.eventSource],
        ['Read-only', record.readOnly],
        ['Category', record.eventCategory],
        ['Event type', record.eventType],
        ['Resources', record.resources],
      ]),
    },
    {
      title: 'When',
      fields: fields([
        ['Event time', record.eventTime],
        ['Event ID', record.eventID],
      ]),
    },
    {
      title: 'Where from',
      fields: fields([
        ['Source IP address', record.sourceIPAddress],
        ['User agent', record.userAgent],
        ['Region', record.awsRegion],
      ]),
    },
    {
      title: 'Result',
      fields: [
        ...fields([
          ['Sign-in', signIn.ConsoleLogin],
          ['Error code', record.errorCode],
          ['Error message', record.errorMessage],
        ]),
        ...(record.errorCode || record.errorMessage
          ? []
          : [{ label: 'Result', value: 'Succeeded: no errorCode' }]),
      ],
    },
  ];
}

/** `arn:aws:sts::…:assumed-role/deploy-bot/bilal-hotfix` → `bilal-hotfix`. */
function sessionName(arn: unknown): string | undefined {
  const match = typeof arn === 'string' ? /:assumed-role\/[^/]+\/(.+)$/.exec(arn) : null;
  return match?.[1];
}
