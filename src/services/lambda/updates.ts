import { awsError } from '../../aws/errors.ts';
import type { OperationContext, ServiceContext } from '../../gateway/context.ts';
import { staleRevision } from './errors.ts';
import { functionArn } from './names.ts';
import type { LambdaFunction, LambdaState, Version } from './state.ts';

/** How long a new function stays Pending, and an update InProgress. */
export const CREATION_MS = 2_500;
export const UPDATE_MS = 1_800;

/** Refuses a change while the last one is under way, or from a stale reading. */
export function requireSettled(
  ctx: ServiceContext<LambdaState>,
  fn: LambdaFunction,
  revisionId?: string,
): void {
  const arn = functionArn(ctx, fn.name);
  if (ctx.now < fn.activeAt) {
    const message =
      'The operation cannot be performed at this time. ' +
      `The function is currently in the following state: Pending`;
    throw awsError('ResourceConflictException', message, { status: 409 });
  }
  if (ctx.now < fn.updatedAt) {
    const message =
      'The operation cannot be performed at this time. ' +
      `An update is in progress for resource: ${arn}`;
    throw awsError('ResourceConflictException', message, { status: 409 });
  }
  if (revisionId !== undefined && revisionId !== fn.settings.RevisionId) throw staleRevision();
}

/** New settings or code: sandboxes start anew. */
export function markUpdated(ctx: ServiceContext<LambdaState>, fn: LambdaFunction): void {
  fn.updatedAt = ctx.now + UPDATE_MS;
  fn.warm = { count: 0, at: 0 };
  fn.environments = [];
}

/** Freezes the present code and settings as the next version; the same twice is one version. */
export function publish(fn: LambdaFunction, description?: string): Version {
  const last = fn.versions.at(-1);
  const { CodeSha256 } = fn.settings;
  const isSame =
    last?.settings.CodeSha256 === CodeSha256 && last.settings.RevisionId === fn.settings.RevisionId;
  if (last && isSame) return last;
  const settings = { ...fn.settings, Description: description ?? fn.settings.Description };
  const version = Object.freeze({
    number: String(fn.nextVersion),
    settings: Object.freeze(settings),
    behaviour: fn.behaviour,
  });
  fn.nextVersion += 1;
  fn.versions.push(version);
  return version;
}

/** The caller must be allowed to hand the role to Lambda. */
export function requirePassRole(ctx: OperationContext<LambdaState>, role: string): void {
  ctx.authorize('iam:PassRole', role, { 'iam:PassedToService': 'lambda.amazonaws.com' });
}
