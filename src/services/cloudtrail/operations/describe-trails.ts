import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { checkTrailName, trailArn, visibleTrails } from '../trails/find.ts';
import { trailAnswer } from '../trails/settings.ts';
import { READ_RATE } from './rates.ts';

interface Input {
  readonly trailNameList?: readonly string[];
  readonly includeShadowTrails?: boolean;
}

/** Settings of trails; unknown ones are passed over. API reference: "DescribeTrails". */
export const describeTrails = operation<CloudTrailState, Input>({
  name: 'DescribeTrails',
  readOnly: true,
  trail: { category: 'management' },
  limits: READ_RATE,
  run: (ctx, { trailNameList = [], includeShadowTrails = true }) => {
    for (const name of trailNameList) checkTrailName(name);
    const trails = visibleTrails(ctx, includeShadowTrails);
    const wanted = trails.filter(
      ({ name, arn }) =>
        trailNameList.length === 0 ||
        trailNameList.some((given) => given === name || trailArn(ctx, given) === arn),
    );
    return { trailList: wanted.map(trailAnswer) };
  },
});
