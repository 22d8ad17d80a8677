/** What a CloudWatch alarm's action does here: the stimulus `alarm`. */
import { runs } from '../members/select.ts';
import type { PlainCtx } from '../request/declare.ts';
import type { Group, Policy } from '../state.ts';
import { isCoolingDown, runPolicy } from './execute.ts';

export interface AlarmPush {
  readonly policyArn: string;
  readonly alarmName: string;
  readonly state: string;
  /** Newest datapoint; null when there is none. */
  readonly value: number | null;
  readonly threshold: number;
}

/** Runs the policy an alarm names; false when there is none. */
export function alarmed(ctx: PlainCtx, push: AlarmPush): boolean {
  const found = policyByArn(ctx, push.policyArn);
  if (found === undefined) return false;
  if (push.state === 'ALARM') answer(ctx, found, push);
  return true;
}

/** A policy without data stays as it is. */
function answer(
  ctx: PlainCtx,
  { group, policy }: { group: Group; policy: Policy },
  push: AlarmPush,
): void {
  if (!runs(group, 'AlarmNotification')) return;
  if (policy.kind === 'SimpleScaling' && isCoolingDown(ctx, group, policy)) return;
  if (push.value === null && policy.kind !== 'SimpleScaling') return;
  runPolicy(ctx, group, {
    policy,
    breach: { value: push.value ?? push.threshold, threshold: push.threshold },
    trigger: { kind: 'alarm', alarm: push.alarmName, policy: policy.name },
  });
}

function policyByArn(ctx: PlainCtx, arn: string): { group: Group; policy: Policy } | undefined {
  for (const group of ctx.state.groups.values()) {
    for (const policy of group.policies.values()) if (policy.arn === arn) return { group, policy };
  }
  return undefined;
}
