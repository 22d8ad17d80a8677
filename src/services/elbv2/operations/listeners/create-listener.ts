import { drawHex } from '../../../../kernel/ids.ts';
import { arnIn, elbOperation } from '../../request/declare.ts';
import { elbError, findBalancer, invalid } from '../../request/errors.ts';
import type { Listener } from '../../state.ts';
import { tagsOf, type TagInput } from '../tags/tag-input.ts';
import { readActions, renderListener, type ActionInput } from './action-input.ts';

interface Input {
  readonly LoadBalancerArn: string;
  readonly Protocol?: string;
  readonly Port?: number;
  readonly SslPolicy?: string;
  readonly Certificates?: readonly { readonly CertificateArn?: string }[];
  readonly DefaultActions: readonly ActionInput[];
  readonly Tags?: readonly TagInput[];
}

/** API reference, "CreateListener". */
export const createListener = elbOperation<Input>({
  name: 'CreateListener',
  readOnly: false,
  simplified: 'A listener has its default action only.',
  fields: [
    ...['LoadBalancerArn', 'Protocol', 'Port', 'SslPolicy', 'Certificates', 'DefaultActions'],
    'Tags',
  ],
  resource: arnIn('LoadBalancerArn'),
  run: (ctx, input) => {
    const balancer = findBalancer(ctx.state, input.LoadBalancerArn);
    const { Protocol: protocol = '', Port: port } = input;
    if (port === undefined) throw invalid('A listener port must be specified');
    const certificates = (input.Certificates ?? []).map((each) => each.CertificateArn ?? '');
    checkPortIsFree(ctx.state.listeners.values(), balancer.arn, port);
    checkListener(protocol, certificates);
    const ids = ctx.random('ids');
    const base = balancer.arn.replace(':loadbalancer/', ':listener/');
    const arn = `${base}/${drawHex(ids, 16)}`;
    const listener: Listener = {
      arn,
      balancerArn: balancer.arn,
      protocol,
      port,
      certificates,
      sslPolicy:
        protocol === 'HTTPS' ? (input.SslPolicy ?? 'ELBSecurityPolicy-2016-08') : undefined,
      actions: readActions(ctx.state, input.DefaultActions),
      tags: tagsOf(input.Tags),
      defaultRuleArn: `${arn.replace(':listener/', ':listener-rule/')}/${drawHex(ids, 16)}`,
    };
    ctx.state.listeners.set(arn, listener);
    return { Listeners: [renderListener(listener)] };
  },
});

export function checkListener(protocol: string, certificates: readonly string[]): void {
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') {
    throw invalid(`Listener protocol '${protocol}' must be one of 'HTTPS, HTTP'`);
  }
  if (protocol === 'HTTPS' && certificates.length === 0) {
    throw elbError('CertificateNotFound', 'A certificate must be specified for HTTPS listeners');
  }
}

export function checkPortIsFree(
  listeners: Iterable<Listener>,
  balancerArn: string,
  port: number,
): void {
  for (const listener of listeners) {
    if (listener.balancerArn !== balancerArn || listener.port !== port) continue;
    const text = `A listener already exists on this port for this load balancer '${balancerArn}'`;
    throw elbError('DuplicateListener', text);
  }
}
