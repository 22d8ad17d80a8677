import { operation } from '../../../gateway/service.ts';
import { extractedValues } from '../metric-filters/extract.ts';
import { patternMatches } from '../patterns/pattern.ts';
import { textSubject } from '../patterns/subject.ts';
import type { LogsState } from '../state.ts';
import { compileOrRefuse } from './filter-pattern.ts';

interface Input {
  readonly filterPattern: string;
  readonly logEventMessages: readonly string[];
}

/** Tries a pattern on sample messages (API Reference, "TestMetricFilter"). */
export const testMetricFilter = operation<LogsState, Input>({
  name: 'TestMetricFilter',
  readOnly: true,
  trail: { category: 'management' },
  run: (_ctx, { filterPattern, logEventMessages }) => {
    const pattern = compileOrRefuse(filterPattern, 'Invalid metric filter pattern');
    const matches = logEventMessages.flatMap((eventMessage, index) => {
      const subject = textSubject(eventMessage);
      if (!patternMatches(pattern, subject)) return [];
      const values = Object.fromEntries(extractedValues(pattern, subject));
      return [{ eventNumber: index + 1, eventMessage, extractedValues: values }];
    });
    return { matches };
  },
});
