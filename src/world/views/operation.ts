import { inputShape, type Shape } from '../../aws/model/shapes.ts';
import type { AnyOperation } from '../../gateway/service.ts';
import { operationNamed } from '../../gateway/stages/route.ts';
import type { World } from '../world.ts';

/** How an operation is declared here; undefined when it is not simulated. */
export function declaredOperation(
  world: World,
  of: { readonly service: string; readonly operation: string },
): AnyOperation | undefined {
  const service = world.fittings.services.find((one) => one.name === of.service);
  return service && operationNamed(service, of.operation);
}

/** What AWS's model says of an operation's input; undefined when it is not in our tables. */
export function shapeOfInput(of: {
  readonly service: string;
  readonly operation: string;
}): Shape | undefined {
  return inputShape(of.service, of.operation);
}
