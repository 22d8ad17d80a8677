import type { ServiceContext } from '../../../gateway/context.ts';
import { renderJson } from '../records/render.ts';
import { recordView } from '../records/view.ts';
import { renderScope } from '../records/scope.ts';
import type { CloudTrailState } from '../state.ts';
import type { FileSource } from './deliver-files.ts';
import type { RecordSource } from './deliver-logs.ts';

type Reader = ServiceContext;

/** Texts of log events and log files, written out when somebody reads them. */
export const renderers = {
  'cloudtrail.record': (source: RecordSource, ctx: Reader) => recordText(source, ctx),
  'cloudtrail.file': (source: FileSource, ctx: Reader) => {
    const { region, management, data } = source;
    const texts = [
      ...management.map((seq) => recordText({ region, category: 'Management', seq }, ctx)),
      ...data.map((seq) => recordText({ region, category: 'Data', seq }, ctx)),
    ];
    return `{"Records":[${texts.join(',')}]}`;
  },
  'cloudtrail.insight': (source: InsightSource, ctx: Reader) => insightText(source, ctx),
  'cloudtrail.insightFile': (source: InsightSource, ctx: Reader) =>
    `{"Records":[${insightText(source, ctx)}]}`,
};

/** The values behind log events, for filter patterns: a record is not written out for a look. */
export const values = {
  'cloudtrail.record': ({ region, category, seq }: RecordSource, ctx: Reader): unknown => {
    const state = ctx.stateIn(region) as CloudTrailState;
    const store = category === 'Data' ? state.data : state.management;
    return recordView(store, seq, renderScope(ctx, region, category));
  },
  'cloudtrail.insight': ({ region, id }: InsightSource, ctx: Reader): unknown =>
    (ctx.stateIn(region) as CloudTrailState).insights.find((event) => event.id === id)?.record,
};

interface InsightSource {
  readonly region: string;
  readonly id: string;
}

function recordText({ region, category, seq }: RecordSource, ctx: Reader): string {
  const state = ctx.stateIn(region) as CloudTrailState;
  const store = category === 'Data' ? state.data : state.management;
  return renderJson(store, seq, renderScope(ctx, region, category));
}

function insightText({ region, id }: InsightSource, ctx: Reader): string {
  const { insights } = ctx.stateIn(region) as CloudTrailState;
  return JSON.stringify(insights.find((event) => event.id === id)?.record ?? null);
}
