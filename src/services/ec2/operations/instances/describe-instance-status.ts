import { STATE_CODE } from '../../instances/lifecycle.ts';
import { renderState } from '../../instances/render.ts';
import { viewChecks, type CheckView } from '../../instances/status-checks.ts';
import { applyFilters, type Filter, type Reader } from '../../request/filters.ts';
import { ec2Operation, type Ctx } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { Instance } from '../../state.ts';

interface Input extends PageRequest {
  readonly InstanceIds?: readonly string[];
  readonly Filters?: readonly Filter[];
  readonly IncludeAllInstances?: boolean;
}

/** Status checks; running instances only unless asked. EC2 API reference, "DescribeInstanceStatus". */
export const describeInstanceStatus = ec2Operation<Input>({
  name: 'DescribeInstanceStatus',
  readOnly: true,
  simplified: 'The check of attached volumes always passes.',
  fields: ['InstanceIds', 'Filters', 'IncludeAllInstances', 'MaxResults', 'NextToken'],
  run: (ctx, input) => {
    const { InstanceIds = [], Filters, IncludeAllInstances = false } = input;
    const given = InstanceIds.length > 0;
    const named = given
      ? findAll('instance', ctx.state.instances, InstanceIds)
      : [...ctx.state.instances.values()];
    const shown = named.filter((each) => IncludeAllInstances || each.state === 'running');
    const found = applyFilters(shown, Filters, { read: statusReader(ctx) });
    const ids = { name: 'instancesSet', given };
    // Sizes far above the documented 1000 are taken, as AWS recorded.
    const page = pageOf(found, input, { min: 5, max: 10_000, bounds: 'greater than 5', ids });
    return {
      InstanceStatuses: page.items.map((instance) => renderStatus(ctx, instance)),
      ...(page.NextToken === undefined ? {} : { NextToken: page.NextToken }),
    };
  },
});

function checksOf(ctx: Ctx, instance: Instance): { system: CheckView; instance: CheckView } {
  const { state, checksFrom, impairment } = instance;
  return viewChecks({ state, checksFrom, impairment, now: ctx.now });
}

function statusReader(ctx: Ctx): Reader<Instance> {
  return {
    'availability-zone': (i) => i.zone,
    'instance-state-code': (i) => String(STATE_CODE[i.state]),
    'instance-state-name': (i) => i.state,
    'instance-status.reachability': (i) => checksOf(ctx, i).instance.reachability,
    'instance-status.status': (i) => checksOf(ctx, i).instance.status,
    'system-status.reachability': (i) => checksOf(ctx, i).system.reachability,
    'system-status.status': (i) => checksOf(ctx, i).system.status,
  };
}

function renderStatus(ctx: Ctx, instance: Instance): object {
  const checks = checksOf(ctx, instance);
  return {
    AvailabilityZone: instance.zone,
    InstanceId: instance.id,
    InstanceState: renderState(instance.state),
    InstanceStatus: renderCheck(checks.instance),
    SystemStatus: renderCheck(checks.system),
    ...(instance.state === 'running'
      ? { AttachedEbsStatus: renderCheck({ ...checks.system, ...PASSED }) }
      : {}),
  };
}

const PASSED = { status: 'ok', reachability: 'passed', impairedSince: undefined } as const;

function renderCheck({ status, reachability, impairedSince }: CheckView): object {
  if (status === 'not-applicable') return { Status: status };
  return {
    Details: [
      {
        Name: 'reachability',
        Status: reachability,
        ...(impairedSince === undefined ? {} : { ImpairedSince: impairedSince }),
      },
    ],
    Status: status,
  };
}
