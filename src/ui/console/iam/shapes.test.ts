import { describe, expect, it } from 'vitest';
import { readDocument, trustWords } from './shapes.ts';

describe('IAM documents', () => {
  it('are read from percent-encoded text, as IAM sends them', () => {
    const text = encodeURIComponent('{"Version":"2012-10-17","Statement":[]}');
    expect(readDocument(text)).toEqual({ Version: '2012-10-17', Statement: [] });
    expect(readDocument('not json')).toBe('not json');
  });
  it('say who may assume a role, one statement or several', () => {
    const statement = { Principal: { Service: 'ec2.amazonaws.com', AWS: ['1', '2'] } };
    expect(trustWords({ Statement: statement })).toBe('Service: ec2.amazonaws.com; AWS: 1, 2');
    expect(trustWords({ Statement: [{ Principal: '*' }] })).toBe('*');
    expect(trustWords(undefined)).toBe('');
  });
});
