import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { checkAdvanced, checkBasic } from '../trails/check-selectors.ts';
import { findOwnTrail, trailResource } from '../trails/find.ts';
import type { AdvancedEventSelector, EventSelector, Selectors } from '../trails/selectors.ts';
import { trailChanged } from '../trails/trail.ts';
import { selectorsAnswer } from './get-event-selectors.ts';
import { WRITE_RATE } from './rates.ts';

interface Input {
  readonly TrailName: string;
  readonly EventSelectors?: readonly EventSelector[];
  readonly AdvancedEventSelectors?: readonly AdvancedEventSelector[];
}

/** Sets basic or advanced selectors; one kind deletes the other. API: "PutEventSelectors". */
export const putEventSelectors = operation<CloudTrailState, Input>({
  name: 'PutEventSelectors',
  readOnly: false,
  simplified: 'Refusals of advanced selectors are worded by us; their codes are those of AWS.',
  trail: { category: 'management' },
  resource: trailResource('TrailName'),
  limits: WRITE_RATE,
  run: (ctx, input) => {
    const trail = findOwnTrail(ctx, input.TrailName);
    trail.selectors = read(input);
    trail.hasCustomSelectors = true;
    trailChanged(ctx, trail);
    return selectorsAnswer(trail);
  },
});

function read({ EventSelectors, AdvancedEventSelectors }: Input): Selectors {
  if (EventSelectors && AdvancedEventSelectors) {
    throw awsError(
      'InvalidEventSelectorsException',
      'You can use either AdvancedEventSelectors or EventSelectors, but not both.',
    );
  }
  if (AdvancedEventSelectors) {
    checkAdvanced(AdvancedEventSelectors);
    return Object.freeze({ kind: 'advanced', list: AdvancedEventSelectors });
  }
  const list = (EventSelectors ?? []).map(completed);
  checkBasic(list);
  return Object.freeze({ kind: 'basic', list: Object.freeze(list) });
}

/** What is left out gets CloudTrail's defaults, and is shown with them ever after. */
function completed(selector: EventSelector): EventSelector {
  return Object.freeze({
    ReadWriteType: selector.ReadWriteType ?? 'All',
    IncludeManagementEvents: selector.IncludeManagementEvents ?? true,
    DataResources: selector.DataResources ?? Object.freeze([]),
    ExcludeManagementEventSources: selector.ExcludeManagementEventSources ?? Object.freeze([]),
  });
}
