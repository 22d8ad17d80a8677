import { notSimulated } from '../../../../aws/errors.ts';
import { instanceType } from '../../instances/types.ts';
import { openAccount } from '../../instances/credits.ts';
import { ec2Operation, type Ctx } from '../../request/declare.ts';
import { clash, ec2Error, findAll, findOne, invalidValue, missing } from '../../request/errors.ts';
import type { Instance } from '../../state.ts';
import { instanceArn } from './instance-arn.ts';

interface Input {
  readonly InstanceId: string;
  /** The older form: the attribute's name and its value as text. */
  readonly Attribute?: string;
  readonly Value?: string;
  readonly InstanceType?: { readonly Value?: string };
  readonly UserData?: { readonly Value?: string };
  readonly DisableApiTermination?: { readonly Value?: boolean };
  readonly DisableApiStop?: { readonly Value?: boolean };
  readonly InstanceInitiatedShutdownBehavior?: { readonly Value?: string };
  readonly SourceDestCheck?: { readonly Value?: boolean };
  readonly EbsOptimized?: { readonly Value?: boolean };
  readonly Groups?: readonly string[];
}

/** Changes one attribute. EC2 API reference, "ModifyInstanceAttribute". */
export const modifyInstanceAttribute = ec2Operation<Input>({
  name: 'ModifyInstanceAttribute',
  readOnly: false,
  fields: [
    ...['InstanceId', 'Attribute', 'Value', 'InstanceType', 'UserData', 'DisableApiTermination'],
    ...['DisableApiStop', 'InstanceInitiatedShutdownBehavior', 'SourceDestCheck', 'EbsOptimized'],
    'Groups',
  ],
  resource: instanceArn,
  run: (ctx, input) => {
    const instance = findOne('instance', ctx.state.instances, input.InstanceId);
    const changes = changesOf(input);
    if (changes.length === 0) throw missing('attribute');
    if (changes.length > 1) throw clash('Fields for multiple attribute types specified');
    const [name, value] = changes[0]!;
    WRITERS[name]!(ctx, instance, value);
    return {};
  },
});

type Change = readonly [name: keyof typeof WRITERS, value: unknown];

function changesOf(input: Input): Change[] {
  const changes: Change[] = [];
  if (input.Attribute !== undefined) {
    if (!Object.hasOwn(WRITERS, input.Attribute)) {
      throw invalidValue(
        `Value (${input.Attribute}) for parameter attribute is invalid. Unknown attribute.`,
      );
    }
    changes.push([input.Attribute, input.Value]);
  }
  for (const name of Object.keys(WRITERS)) {
    const member = name === 'groupSet' ? 'Groups' : name[0]!.toUpperCase() + name.slice(1);
    const given = (input as unknown as Record<string, unknown>)[member];
    if (given === undefined) continue;
    changes.push([name, Array.isArray(given) ? given : (given as { Value?: unknown }).Value]);
  }
  return changes;
}

type Write = (ctx: Ctx, instance: Instance, value: unknown) => void;

const WRITERS: Readonly<Record<string, Write>> = {
  instanceType: (_, instance, value) => {
    demandStopped(instance);
    const type = instanceType(String(value));
    if (type === undefined)
      throw invalidValue(`Invalid value '${String(value)}' for InstanceType.`);
    instance.type = type.name;
    instance.credits = type.burst === undefined ? undefined : openAccount(type.burst);
    instance.creditMode = type.burst?.defaultMode;
  },
  userData: (_, instance, value) => {
    demandStopped(instance);
    instance.userData = value === undefined ? undefined : String(value);
  },
  disableApiTermination: (_, instance, value) => {
    instance.disableApiTermination = truth(value);
  },
  disableApiStop: (_, instance, value) => {
    instance.disableApiStop = truth(value);
  },
  instanceInitiatedShutdownBehavior: (_, instance, value) => {
    if (value !== 'stop' && value !== 'terminate') {
      throw invalidValue(`Invalid value '${String(value)}' for InstanceInitiatedShutdownBehavior.`);
    }
    instance.shutdownBehavior = value;
  },
  sourceDestCheck: (_, instance, value) => {
    instance.sourceDestCheck = truth(value);
  },
  ebsOptimized: (_, instance, value) => {
    demandStopped(instance);
    instance.ebsOptimized = truth(value);
  },
  groupSet: (ctx, instance, value) => {
    if (!Array.isArray(value)) throw notSimulated('Not simulated: groupSet as one text value.');
    const groups = findAll('group', ctx.state.groups, value as string[]);
    instance.groupIds = groups.map((group) => group.id);
  },
};

function demandStopped(instance: Instance): void {
  if (instance.state === 'stopped') return;
  const text = `The instance '${instance.id}' is not in the 'stopped' state.`;
  throw ec2Error('IncorrectInstanceState', text);
}

function truth(value: unknown): boolean {
  return value === true || value === 'true';
}
