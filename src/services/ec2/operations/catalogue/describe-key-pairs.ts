import { ec2Operation } from '../../request/declare.ts';
import { ec2Error } from '../../request/errors.ts';
import { applyFilters, type Filter } from '../../request/filters.ts';
import { renderTags } from '../../request/tags.ts';
import type { KeyPair } from '../../state.ts';

interface Input {
  readonly KeyNames?: readonly string[];
  readonly KeyPairIds?: readonly string[];
  readonly Filters?: readonly Filter[];
}

/** EC2 API reference, "DescribeKeyPairs". */
export const describeKeyPairs = ec2Operation<Input>({
  name: 'DescribeKeyPairs',
  readOnly: true,
  fields: ['KeyNames', 'KeyPairIds', 'Filters'],
  run: (ctx, { KeyNames = [], KeyPairIds = [], Filters }) => {
    const all = [...ctx.state.keyPairs.values()];
    for (const name of KeyNames) {
      if (ctx.state.keyPairs.has(name)) continue;
      throw ec2Error('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`);
    }
    for (const id of KeyPairIds) {
      if (all.some((pair) => pair.id === id)) continue;
      throw ec2Error('InvalidKeyPair.NotFound', `The key pair with ID '${id}' does not exist`);
    }
    const named = all.filter(
      ({ name, id }) =>
        (KeyNames.length === 0 || KeyNames.includes(name)) &&
        (KeyPairIds.length === 0 || KeyPairIds.includes(id)),
    );
    const read = {
      'key-pair-id': (pair: KeyPair) => pair.id,
      fingerprint: (pair: KeyPair) => pair.fingerprint,
      'key-name': (pair: KeyPair) => pair.name,
    };
    const found = applyFilters(named, Filters, { read, tags: (pair) => pair.tags });
    return {
      KeyPairs: found.map((pair) => ({
        KeyPairId: pair.id,
        KeyType: pair.type,
        Tags: renderTags(pair.tags),
        CreateTime: pair.createdAt,
        KeyName: pair.name,
        KeyFingerprint: pair.fingerprint,
      })),
    };
  },
});
