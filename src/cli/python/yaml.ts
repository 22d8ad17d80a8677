/** YAML as the CLI reads it: ruamel.yaml's safe loader, YAML 1.2. The parser is loaded when needed. */
import type { Node, Scalar } from 'yaml';
import { PyDict, PyFloat, type PyValue } from './values.ts';

export class YamlError extends Error {}

/** Deeper text is refused, as JSON is. */
const MAX_DEPTH = 900;
const FLOAT = /^[-+]?(\d[\d_]*)?(\.[\d_]*)?([eE][-+]?\d+)?$|^[-+]?\.(inf|Inf|INF|nan|NaN|NAN)$/;

/** One document; a second one, an unknown alias, a key given twice or a foreign tag is an error. */
export async function loadYaml(text: string): Promise<PyValue> {
  const { parseAllDocuments, isAlias, isMap, isScalar, isSeq } = await import('yaml');
  const read = parseAllDocuments(text, { version: '1.2', prettyErrors: false, logLevel: 'silent' });
  const [document, second] = Array.isArray(read) ? read : [];
  if (!document) return null;
  const problem = document.errors[0] ?? document.warnings[0];
  if (second || problem) throw new YamlError(problem?.message ?? 'expected a single document');

  const valueOf = (node: Node | null, depth: number): PyValue => {
    if (depth > MAX_DEPTH) throw new YamlError('nested too deeply');
    if (node === null) return null;
    if (isAlias(node)) {
      const named = node.resolve(document);
      if (!named) throw new YamlError(`undefined alias ${node.source}`);
      return valueOf(named, depth + 1);
    }
    if (isSeq(node)) return node.items.map((one) => valueOf(one as Node, depth + 1));
    if (isScalar(node)) return scalar(node);
    if (!isMap(node)) throw new YamlError('not a value');
    return new PyDict(
      node.items.map(({ key, value }) => {
        if (!isScalar(key)) throw new YamlError('a key is no scalar');
        return [String(key.value), valueOf(value as Node | null, depth + 1)] as const;
      }),
    );
  };
  return valueOf(document.contents, 0);
}

/** Python tells 80 from 80.0, so what was written decides; 1_000 is a number there. */
function scalar({ value, source = '', type, tag }: Scalar): PyValue {
  if (type === 'PLAIN' && !tag && /^[-+]?\d[\d_]*$/.test(source))
    return Number(source.replaceAll('_', ''));
  if (typeof value === 'number') return FLOAT.test(source) ? new PyFloat(value) : value;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  throw new YamlError('not a value');
}
