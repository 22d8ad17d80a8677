/** Event selectors: which events a trail delivers. AWS page: "Working with CloudTrail event selectors". */

export interface FieldSelector {
  readonly Field: string;
  readonly Equals?: readonly string[];
  readonly StartsWith?: readonly string[];
  readonly EndsWith?: readonly string[];
  readonly NotEquals?: readonly string[];
  readonly NotStartsWith?: readonly string[];
  readonly NotEndsWith?: readonly string[];
}

export interface AdvancedEventSelector {
  readonly Name?: string;
  readonly FieldSelectors: readonly FieldSelector[];
}

export interface EventSelector {
  readonly ReadWriteType?: 'All' | 'ReadOnly' | 'WriteOnly';
  readonly IncludeManagementEvents?: boolean;
  readonly DataResources?: readonly {
    readonly Type?: string;
    readonly Values?: readonly string[];
  }[];
  readonly ExcludeManagementEventSources?: readonly string[];
}

/** A trail has one kind or the other; setting one deletes the other. */
export type Selectors =
  | { readonly kind: 'basic'; readonly list: readonly EventSelector[] }
  | { readonly kind: 'advanced'; readonly list: readonly AdvancedEventSelector[] };

/** What every new trail has: all management events. */
export const DEFAULT_SELECTORS: Selectors = Object.freeze({
  kind: 'basic',
  list: Object.freeze([
    Object.freeze({
      ReadWriteType: 'All',
      IncludeManagementEvents: true,
      DataResources: Object.freeze([]),
      ExcludeManagementEventSources: Object.freeze([]),
    } as const),
  ]),
});

/** What selectors look at. */
export interface EventFacts {
  readonly category: 'Management' | 'Data';
  readonly source: string;
  readonly name: string;
  readonly isRead: boolean;
  readonly eventType: string;
  readonly identityArn: string;
  readonly isFromConsole: boolean;
  /** Data events only. */
  readonly resourceType: string;
  readonly resourceArns: readonly string[];
}

export function selectorsMatch(selectors: Selectors, facts: EventFacts): boolean {
  if (selectors.kind === 'basic') return selectors.list.some((one) => basicMatches(one, facts));
  return selectors.list.some((one) =>
    one.FieldSelectors.every((field) => fieldMatches(field, valuesOf(field.Field, facts))),
  );
}

/** Whether the selectors could choose data events at all; if not, none is even kept. */
export function wantsData(selectors: Selectors): boolean {
  if (selectors.kind === 'basic') {
    return selectors.list.some((one) => (one.DataResources ?? []).length > 0);
  }
  return selectors.list.some((one) =>
    one.FieldSelectors.some(
      (field) => field.Field === 'eventCategory' && field.Equals?.includes('Data') === true,
    ),
  );
}

function basicMatches(selector: EventSelector, facts: EventFacts): boolean {
  const kind = selector.ReadWriteType ?? 'All';
  if (kind === 'ReadOnly' && !facts.isRead) return false;
  if (kind === 'WriteOnly' && facts.isRead) return false;
  if (facts.category === 'Management') {
    if (selector.IncludeManagementEvents === false) return false;
    return !(selector.ExcludeManagementEventSources ?? []).includes(facts.source);
  }
  return (selector.DataResources ?? []).some(
    ({ Type, Values = [] }) =>
      Type === facts.resourceType && Values.some((value) => coversResource(value, facts)),
  );
}

/** `arn:aws:s3` is every bucket, `arn:aws:s3:::bucket/` the whole bucket, `arn:aws:lambda` all. */
function coversResource(value: string, facts: EventFacts): boolean {
  return facts.resourceArns.some((arn) => {
    if (value.split(':').length === 3) return arn.startsWith(`${value}:`);
    if (facts.resourceType === 'AWS::S3::Object') return arn.startsWith(value);
    return arn === value;
  });
}

function valuesOf(field: string, facts: EventFacts): readonly string[] {
  switch (field) {
    case 'eventCategory':
      return [facts.category];
    case 'eventSource':
      return [facts.source];
    case 'eventName':
      return [facts.name];
    case 'readOnly':
      return [String(facts.isRead)];
    case 'eventType':
      return [facts.eventType];
    case 'resources.type':
      return [facts.resourceType];
    case 'resources.ARN':
      return facts.resourceArns;
    case 'userIdentity.arn':
      return [facts.identityArn];
    case 'sessionCredentialFromConsole':
      return [String(facts.isFromConsole)];
    default:
      return [];
  }
}

/** Values of one operator are alternatives; several operators of a field must all hold. */
function fieldMatches(selector: FieldSelector, values: readonly string[]): boolean {
  const some = (wanted: readonly string[] | undefined, test: (a: string, b: string) => boolean) =>
    wanted === undefined || values.some((value) => wanted.some((text) => test(value, text)));
  const none = (wanted: readonly string[] | undefined, test: (a: string, b: string) => boolean) =>
    wanted === undefined || !values.some((value) => wanted.some((text) => test(value, text)));
  return (
    some(selector.Equals, isEqual) &&
    some(selector.StartsWith, startsWith) &&
    some(selector.EndsWith, endsWith) &&
    none(selector.NotEquals, isEqual) &&
    none(selector.NotStartsWith, startsWith) &&
    none(selector.NotEndsWith, endsWith)
  );
}

const isEqual = (value: string, text: string) => value === text;
const startsWith = (value: string, text: string) => value.startsWith(text);
const endsWith = (value: string, text: string) => value.endsWith(text);
