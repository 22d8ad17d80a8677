import type { ServiceContext } from '../../../gateway/context.ts';
import { requestIdOf } from '../../../gateway/request-id.ts';
import type { RenderScope } from './render.ts';

/** What rendering a Region's records needs, from any context of the world. */
export function renderScope(
  ctx: Pick<ServiceContext, 'account' | 'seed' | 'declared'>,
  region: string,
  category: RenderScope['category'],
): RenderScope {
  return {
    account: ctx.account,
    region,
    category,
    declared: (service, operation) => ctx.declared(service, operation),
    requestId: (serial) => requestIdOf(ctx.seed, serial),
  };
}
