/**
 * Principals of trust policies. IAM saves users and roles by their unique ids and shows their ARNs
 * again when asked; when the entity is gone the id stays behind, and a new one of the same name is
 * not trusted. IAM User Guide, "AWS JSON policy elements: Principal".
 */
import { malformedPolicy } from '../errors.ts';
import type { IamState } from '../state.ts';

type Json = Record<string, unknown>;

/** The text as it is kept. Throws AWS's refusal when a principal of this account does not exist. */
export function bindTrust(state: IamState, account: string, text: string): string {
  return mapPrincipals(text, (value) => {
    const found = /^arn:aws:iam::(\d{12}):(user|role)\/(.+)$/.exec(value);
    if (!found || found[1] !== account) return value;
    const name = value.slice(value.lastIndexOf('/') + 1);
    const entity = found[2] === 'user' ? state.users.get(name) : state.roles.get(name);
    if (entity?.arn !== value) {
      throw malformedPolicy(`Invalid principal in policy: "AWS":"${value}"`);
    }
    return entity.id;
  });
}

/** The text as it is shown. */
export function showTrust(state: IamState, text: string): string {
  if (!/"A(IDA|ROA)[A-Z0-9]+"/.test(text)) return text;
  return mapPrincipals(text, (value) => {
    if (!/^A(IDA|ROA)/.test(value)) return value;
    const entities = value.startsWith('AIDA') ? state.users : state.roles;
    for (const entity of entities.values()) if (entity.id === value) return entity.arn;
    return value;
  });
}

function mapPrincipals(text: string, map: (value: string) => string): string {
  const whole = JSON.parse(text) as Json;
  const statements = (
    Array.isArray(whole['Statement']) ? whole['Statement'] : [whole['Statement']]
  ) as Json[];
  let isChanged = false;
  for (const statement of statements) {
    const principal = statement['Principal'] as Json | string;
    if (typeof principal !== 'object' || principal['AWS'] === undefined) continue;
    const old = principal['AWS'] as string | string[];
    const mapped = Array.isArray(old) ? old.map(map) : map(old);
    isChanged ||= JSON.stringify(mapped) !== JSON.stringify(old);
    principal['AWS'] = mapped;
  }
  return isChanged ? JSON.stringify(whole) : text;
}
