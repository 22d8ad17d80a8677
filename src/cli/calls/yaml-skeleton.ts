/** `--generate-cli-skeleton yaml-input`: an input to fill in, every line with what AWS says of it. */
import type { Shape } from '../../aws/model/shapes.ts';
import { chooseStyle } from '../output/yaml-scalar.ts';

/** By structure and member: the first sentence of its documentation. */
export type Sentences = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The sentences of a service; the table is loaded when it is first asked for. */
export async function sentencesOf(service: string): Promise<Sentences> {
  const { default: table } = await import('../tables/sentences.json', { with: { type: 'json' } });
  return (table as Readonly<Record<string, Sentences>>)[service] ?? {};
}

export function yamlSkeleton(shape: Shape | undefined, sentences: Sentences): string {
  const lines = shape ? new Sample(sentences).members(shape, []) : [];
  return lines.length === 0 ? '{}\n' : `${lines.join('\n')}\n`;
}

class Sample {
  private readonly sentences: Sentences;

  constructor(sentences: Sentences) {
    this.sentences = sentences;
  }

  members(shape: Shape, stack: readonly string[]): string[] {
    const inner = [...stack, shape.name];
    return [...shape.members].flatMap(([name, member], index) => {
      const [first = '', ...rest] = this.value(member, inner);
      const key = `${quoted(name)}:${first === '' ? '' : ` ${first}`}`;
      const comment = this.comment(shape, name);
      // ruamel puts the first comment of a mapping one column further.
      const gap = index === 0 ? '  ' : ' ';
      return [comment === '' ? key : `${key}${gap}# ${comment}`, ...rest];
    });
  }

  /** What stands behind the colon, and the lines below. */
  private value(shape: Shape, stack: readonly string[]): string[] {
    switch (shape.kind) {
      case 'structure': {
        const isAgain = stack.includes(shape.name);
        const lines = isAgain ? [] : this.members(shape, stack);
        return lines.length === 0 ? ['{}'] : ['', ...lines.map((line) => `  ${line}`)];
      }
      case 'list': {
        const [head = '', ...lines] = this.value(shape.element!, stack);
        if (head !== '') return ['', `- ${head}`];
        const [first = '', ...rest] = lines.map((line) => line.replace(/^ {2}/, ''));
        return ['', `- ${first}`, ...rest.map((line) => `  ${line}`)];
      }
      case 'map': {
        const [head = '', ...lines] = this.value(shape.element!, stack);
        const key = `  KeyName:${head === '' ? '' : ` ${head}`}`;
        return ['', key, ...lines.map((line) => `  ${line}`)];
      }
      default:
        return [scalar(shape)];
    }
  }

  private comment(shape: Shape, name: string): string {
    const sentence = this.sentences[shape.name]?.[name] ?? '';
    const values = shape.members.get(name)!.values;
    const parts = [
      ...(shape.required.includes(name) ? ['[REQUIRED]'] : []),
      sentence,
      ...(values ? [`Valid values are: ${values.join(', ')}.`] : []),
    ];
    const text = parts.join(' ');
    return text.trim() === '' ? '' : text;
  }
}

function scalar({ kind, values }: Shape): string {
  switch (kind) {
    case 'string':
      return quoted(values?.[0] ?? '');
    case 'integer':
    case 'long':
      return '0';
    case 'float':
    case 'double':
      return '0.0';
    case 'boolean':
      return 'true';
    case 'timestamp':
      return '1970-01-01 00:00:00';
    case 'blob':
      return "!!binary ''";
    default:
      return 'null';
  }
}

/** YAML 1.2 needs no quotes around `on` and `yes`. */
function quoted(text: string): string {
  if (/^(on|off|yes|no|y|n)$/i.test(text)) return text;
  return chooseStyle(text, true) === 'plain' ? text : `'${text}'`;
}
