/** Default actions of listeners: reading and rendering. */
import { notSimulated } from '../../../../aws/errors.ts';
import { findGroup, invalid } from '../../request/errors.ts';
import type { Action, ElbState, Listener } from '../../state.ts';

export interface ActionInput {
  readonly Type: string;
  readonly TargetGroupArn?: string;
  readonly ForwardConfig?: {
    readonly TargetGroups?: readonly {
      readonly TargetGroupArn?: string;
      readonly Weight?: number;
    }[];
  };
  readonly RedirectConfig?: {
    readonly Protocol?: string;
    readonly Port?: string;
    readonly StatusCode: string;
  };
  readonly FixedResponseConfig?: {
    readonly StatusCode: string;
    readonly ContentType?: string;
    readonly MessageBody?: string;
  };
}

export function readActions(state: ElbState, inputs: readonly ActionInput[]): Action[] {
  if (inputs.length === 0) throw invalid('A listener must have a default action');
  return inputs.map((input) => readAction(state, input));
}

function readAction(state: ElbState, input: ActionInput): Action {
  switch (input.Type) {
    case 'forward': {
      const listed =
        input.ForwardConfig?.TargetGroups?.map((each) => each.TargetGroupArn ?? '') ?? [];
      const groupArns = listed.length > 0 ? listed : [input.TargetGroupArn ?? ''];
      if (groupArns.length > 1) throw notSimulated('Not simulated: weighted target groups.');
      for (const arn of groupArns) findGroup(state, arn);
      return { kind: 'forward', groupArns };
    }
    case 'redirect': {
      const config = input.RedirectConfig;
      if (config === undefined) throw invalid("A redirect action must have 'RedirectConfig'");
      const { Protocol = '#{protocol}', Port = '#{port}', StatusCode } = config;
      return { kind: 'redirect', protocol: Protocol, port: Port, statusCode: StatusCode };
    }
    case 'fixed-response': {
      const config = input.FixedResponseConfig;
      if (config === undefined) {
        throw invalid("A fixed-response action must have 'FixedResponseConfig'");
      }
      const { StatusCode, ContentType, MessageBody } = config;
      return {
        kind: 'fixed-response',
        statusCode: StatusCode,
        contentType: ContentType,
        body: MessageBody,
      };
    }
    default:
      throw notSimulated(`Not simulated: listener actions of type ${input.Type}.`);
  }
}

export function renderAction(action: Action): object {
  switch (action.kind) {
    case 'forward':
      return {
        Type: 'forward',
        TargetGroupArn: action.groupArns[0],
        ForwardConfig: {
          TargetGroups: action.groupArns.map((TargetGroupArn) => ({ TargetGroupArn, Weight: 1 })),
          TargetGroupStickinessConfig: { Enabled: false },
        },
      };
    case 'redirect':
      return {
        Type: 'redirect',
        RedirectConfig: {
          Protocol: action.protocol,
          Port: action.port,
          Host: '#{host}',
          Path: '/#{path}',
          Query: '#{query}',
          StatusCode: action.statusCode,
        },
      };
    case 'fixed-response':
      return {
        Type: 'fixed-response',
        FixedResponseConfig: {
          StatusCode: action.statusCode,
          ...(action.contentType === undefined ? {} : { ContentType: action.contentType }),
          ...(action.body === undefined ? {} : { MessageBody: action.body }),
        },
      };
  }
}

export function renderListener(listener: Listener): object {
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.balancerArn,
    Port: listener.port,
    Protocol: listener.protocol,
    ...(listener.certificates.length === 0
      ? {}
      : { Certificates: listener.certificates.map((CertificateArn) => ({ CertificateArn })) }),
    ...(listener.sslPolicy === undefined ? {} : { SslPolicy: listener.sslPolicy }),
    DefaultActions: listener.actions.map(renderAction),
  };
}
