/**
 * Lists of what no account here has: identity providers, certificates, SSH keys and credentials of
 * single services. They can only be empty, because nothing makes one.
 */
import { operation } from '../../../../gateway/service.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import type { IamState } from '../../state.ts';

interface OfUser {
  readonly UserName?: string;
}

/** AWS pages: "ListOpenIDConnectProviders", "ListSAMLProviders", "ListServerCertificates". */
function emptyListOfAccount(name: string, answer: object) {
  return operation<IamState, object>({
    name,
    readOnly: true,
    trail: { category: 'management' },
    run: () => ({ ...answer }),
  });
}

/** AWS pages: "ListSSHPublicKeys", "ListSigningCertificates", "ListServiceSpecificCredentials". */
function emptyListOfUser(name: string, member: string) {
  return operation<IamState, OfUser>({
    name,
    readOnly: true,
    resource: userResource,
    trail: { category: 'management' },
    run: ({ state, caller }, { UserName }) => {
      findUserOrCaller(state, caller, UserName);
      return { [member]: [], IsTruncated: false };
    },
  });
}

export const OTHER_CREDENTIALS = Object.freeze([
  emptyListOfAccount('ListOpenIDConnectProviders', { OpenIDConnectProviderList: [] }),
  emptyListOfAccount('ListSAMLProviders', { SAMLProviderList: [] }),
  emptyListOfAccount('ListServerCertificates', {
    ServerCertificateMetadataList: [],
    IsTruncated: false,
  }),
  emptyListOfUser('ListSSHPublicKeys', 'SSHPublicKeys'),
  emptyListOfUser('ListSigningCertificates', 'Certificates'),
  emptyListOfUser('ListServiceSpecificCredentials', 'ServiceSpecificCredentials'),
]);
