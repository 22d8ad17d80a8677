/** Entities with all their policies, as GetAccountAuthorizationDetails shows them. */
import {
  attachedAnswer,
  fullPolicyAnswer,
  fullRoleAnswer,
  fullUserAnswer,
  groupAnswer,
  percentEncoded,
  profileAnswer,
  type Answer,
} from '../entities/answers.ts';
import { byName } from '../entities/paging.ts';
import { AWS_MANAGED } from '../managed/catalogue.ts';
import { countUses } from '../grants/managed-policies.ts';
import type { Entity, IamState, ManagedPolicy } from '../state.ts';

export interface Detail {
  readonly list: 'users' | 'groups' | 'roles' | 'policies';
  readonly detail: Answer;
}

export function userDetails(state: IamState): Detail[] {
  return byName(state.users.values()).map((user) => ({
    list: 'users',
    detail: {
      ...fullUserAnswer(user),
      UserPolicyList: inlineList(user),
      GroupList: user.groups,
      AttachedManagedPolicies: attachedList(user),
    },
  }));
}

export function groupDetails(state: IamState): Detail[] {
  return byName(state.groups.values()).map((group) => ({
    list: 'groups',
    detail: {
      ...groupAnswer(group),
      GroupPolicyList: inlineList(group),
      AttachedManagedPolicies: attachedList(group),
    },
  }));
}

export function roleDetails(state: IamState): Detail[] {
  return byName(state.roles.values()).map((role) => {
    const { MaxSessionDuration: _max, Description: _text, ...shown } = fullRoleAnswer(state, role);
    const profiles = byName(state.instanceProfiles.values()).filter((profile) =>
      profile.roles.includes(role.name),
    );
    return {
      list: 'roles',
      detail: {
        ...shown,
        InstanceProfileList: profiles.map((profile) => profileAnswer(state, profile)),
        RolePolicyList: inlineList(role),
        AttachedManagedPolicies: attachedList(role),
      },
    };
  });
}

/** The account's policies, and those of AWS that somebody uses. */
export function policyDetails(state: IamState, wants: { own: boolean; aws: boolean }): Detail[] {
  const used = [...AWS_MANAGED.values()].filter((policy) => {
    const { attached, boundaries } = countUses(state, policy.arn);
    return attached + boundaries > 0;
  });
  return [
    ...(wants.own ? byName(state.policies.values()) : []),
    ...(wants.aws ? byName(used) : []),
  ].map((policy) => ({ list: 'policies', detail: policyDetail(state, policy) }));
}

function policyDetail(state: IamState, policy: ManagedPolicy): Answer {
  const { Tags: _tags, ...shown } = fullPolicyAnswer(state, policy);
  const versions = policy.versions.map((version) => ({
    Document: percentEncoded(version.text),
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersion,
    CreateDate: version.createdAt,
  }));
  return { ...shown, PolicyVersionList: versions };
}

function inlineList(entity: Entity): Answer[] {
  return entity.inline.map(({ name, text }) => ({
    PolicyName: name,
    PolicyDocument: percentEncoded(text),
  }));
}

function attachedList(entity: Entity): Answer[] {
  return entity.attached.map((arn) => attachedAnswer(arn));
}
