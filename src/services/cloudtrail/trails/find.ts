import { parseArn } from '../../../aws/arn.ts';
import { awsError } from '../../../aws/errors.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { Params } from '../../../gateway/call.ts';
import type { CloudTrailState, Trail } from '../state.ts';

type Context = ServiceContext<CloudTrailState>;

/** `arn:aws:cloudtrail:<region>:<account>:trail/<name>`. */
export function trailArn(ctx: Pick<Context, 'account' | 'region'>, nameOrArn: string): string {
  if (nameOrArn.startsWith('arn:')) return nameOrArn;
  return `arn:aws:cloudtrail:${ctx.region}:${ctx.account}:trail/${nameOrArn}`;
}

/** The ARN that a permission is asked for, from unchecked parameters. */
export function trailResource(member: 'Name' | 'TrailName' | 'ResourceId') {
  return (input: Params, ctx: Pick<Context, 'account' | 'region'>): string => {
    const value = input[member];
    return typeof value === 'string' && value !== '' ? trailArn(ctx, value) : '*';
  };
}

/**
 * A trail that may be read here: its own by name or ARN, another Region's multi-Region by ARN.
 * `called` is what a refusal calls it.
 */
export function findTrail(
  ctx: Context,
  nameOrArn: string,
  called = trailArn(ctx, nameOrArn),
): Trail {
  checkTrailName(nameOrArn);
  const trail = lookUp(ctx, nameOrArn);
  if (!trail) throw unknownTrail(ctx, called);
  return trail;
}

/** A trail that may be changed here, which is in its home Region only. */
export function findOwnTrail(ctx: Context, nameOrArn: string): Trail {
  checkTrailName(nameOrArn);
  const trail = lookUp(ctx, nameOrArn) ?? shadowNamed(ctx, nameOrArn);
  if (!trail) throw trailNotFound(ctx, nameOrArn);
  if (trail.homeRegion !== ctx.region) throw wrongRegion(trail);
  return trail;
}

/** Trails seen from this Region: its own, and multi-Region ones of others. */
export function visibleTrails(ctx: Context, includeShadows: boolean): Trail[] {
  const own = [...ctx.state.trails.values()];
  return includeShadows ? [...own, ...shadows(ctx)] : own;
}

export function shadows(ctx: Context): Trail[] {
  return ctx
    .regions()
    .filter((region) => region !== ctx.region)
    .flatMap((region) => [...ctx.stateIn(region).trails.values()])
    .filter((trail) => trail.settings.isMultiRegion);
}

/** The rules of a trail's name, each with AWS's own sentence. */
export function checkTrailName(nameOrArn: string): void {
  if (nameOrArn.startsWith('arn:')) {
    const arn = parseArn(nameOrArn);
    if (arn?.service === 'cloudtrail' && arn.resource.startsWith('trail/')) return;
    throw awsError('CloudTrailARNInvalidException', `Invalid trail ARN: ${nameOrArn}`);
  }
  const { length } = nameOrArn;
  if (length < 3) {
    throw badName(
      `Trail name too short. Minimum allowed length: 3 characters. Specified name length: ${length} characters.`,
    );
  }
  if (length > 128) {
    throw badName(
      `Trail name too long. Maximum allowed length: 128 characters. Specified name length: ${length} characters.`,
    );
  }
  if (!/^[A-Za-z0-9]/.test(nameOrArn)) {
    throw badName('Trail name must starts with a letter or number.');
  }
  if (!/[A-Za-z0-9]$/.test(nameOrArn)) {
    throw badName('Trail name must ends with a letter or number.');
  }
  if (!/^[A-Za-z0-9._-]+$/.test(nameOrArn)) {
    throw badName(
      'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, ' +
        'periods (.), hyphens (-), and underscores (_).',
    );
  }
  if (/[._-]{2}/.test(nameOrArn) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(nameOrArn)) {
    throw badName(
      'Trail name cannot have adjacent periods, underscores or dashes, nor be an IP address.',
    );
  }
}

export function trailNotFound(ctx: Context, nameOrArn: string) {
  return unknownTrail(ctx, trailArn(ctx, nameOrArn));
}

function unknownTrail(ctx: Context, called: string) {
  return awsError(
    'TrailNotFoundException',
    `Unknown trail: ${called} for the user: ${ctx.account}`,
  );
}

function lookUp(ctx: Context, nameOrArn: string): Trail | undefined {
  if (!nameOrArn.startsWith('arn:')) return ctx.state.trails.get(nameOrArn);
  const arn = parseArn(nameOrArn)!;
  if (arn.account !== ctx.account || !ctx.regions().includes(arn.region)) return undefined;
  const trail = ctx.stateIn(arn.region).trails.get(arn.resource.slice('trail/'.length));
  if (!trail || arn.region === ctx.region || trail.settings.isMultiRegion) return trail;
  return undefined;
}

function shadowNamed(ctx: Context, name: string): Trail | undefined {
  return shadows(ctx).find((trail) => trail.name === name);
}

function wrongRegion(trail: Trail) {
  return awsError(
    'InvalidHomeRegionException',
    `Trail ${trail.arn} can only be changed in its home Region ${trail.homeRegion}.`,
  );
}

function badName(message: string) {
  return awsError('InvalidTrailNameException', message);
}
