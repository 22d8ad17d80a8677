/** Options that the CLI has otherwise than the API: awscli's customisations of our services. */
import { generalError, paramError } from '../errors.ts';
import { PyDict, type PyValue } from '../python/values.ts';
import { flag, option, type ArgumentTable } from './argument.ts';
import { mutuallyExclusive, type ParsedValue } from './parser.ts';
import { addSecurityGroupOptions, SECURITY_GROUP_RULES } from './security-groups.ts';
import { toFloat, toInt, unpack, type Given } from './unpack.ts';

/** Changes the options of `service.command-name`. */
export function customise(command: string, table: ArgumentTable): void {
  const service = command.split('.')[0]!;
  if (service === 'ec2') pullUpBooleans(table);
  for (const [pattern, [from, to]] of RENAMES) {
    if (pattern === command || pattern === `${service}.*`) rename(table, from, to);
  }
  COMMANDS.get(command)?.(table);
}

/** What awscli checks once the words are parsed. */
export function checkParsed(command: string, values: ReadonlyMap<string, ParsedValue>): void {
  if (command === 'cloudwatch.put-metric-data') {
    mutuallyExclusive(values, [['metric_data'], METRIC_FIELDS]);
  }
  if (SECURITY_GROUP_RULES.has(command) && isGiven(values.get('ip_permissions'))) {
    for (const key of ['protocol', 'port', 'cidr', 'source_group', 'group_owner']) {
      if (!isGiven(values.get(key))) continue;
      throw paramError(`The --${key} option is not compatible with the --ip-permissions option `);
    }
  }
  if (command === 'ec2.run-instances' && isGiven(values.get('network_interfaces'))) {
    const simple = ['secondary_private_ip_addresses', 'secondary_private_ip_address_count'];
    if ([...simple, 'associate_public_ip_address'].some((key) => isGiven(values.get(key)))) {
      throw paramError(
        'Mixing the --network-interfaces option with the simple, scalar options is not supported.',
      );
    }
  }
}

function isGiven(value: ParsedValue | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

const RENAMES: readonly (readonly [string, readonly [string, string]])[] = [
  ['ec2.create-image', ['no-no-reboot', 'reboot']],
  ['ec2.*', ['no-egress', 'ingress']],
  ['ec2.*', ['no-disable-api-termination', 'enable-api-termination']],
  ['sns.subscribe', ['endpoint', 'notification-endpoint']],
];

function rename(table: ArgumentTable, from: string, to: string): void {
  const found = table.get(from);
  if (!found) return;
  const entries = [...table].map(([name, one]) =>
    name === from
      ? ([to, { ...found, name: to, spec: { ...found.spec, name: `--${to}` } }] as const)
      : ([name, one] as const),
  );
  table.clear();
  for (const [name, one] of entries) {
    // A renamed option keeps its own place for the value, unless it shares one.
    const isAlone = one.spec.takes !== 'none';
    const spec = name === to && isAlone ? { ...one.spec, dest: to.replaceAll('-', '_') } : one.spec;
    table.set(name, { ...one, spec });
  }
}

/** `--ebs-optimized` for `--ebs-optimized Value=true`. */
function pullUpBooleans(table: ArgumentTable): void {
  for (const [name, one] of [...table]) {
    const value = one.shape?.members.get('Value');
    if (one.shape?.members.size !== 1 || value?.kind !== 'boolean') continue;
    const { shape, spec, member = '' } = one;
    table.set(name, {
      ...one,
      spec: { ...spec, takes: 'maybe', present: null, fallback: NOT_GIVEN, required: false },
      add: (params, given) => {
        if (given === NOT_GIVEN) return;
        const isBare = given === null;
        params.set(
          member,
          isBare ? new PyDict([['Value', true]]) : unpack(shape, given, `--${name}`),
        );
      },
    });
    const off = flag(`no-${name}`, (params, isSet) => {
      if (isSet) params.set(member, new PyDict([['Value', false]]));
    });
    table.set(`no-${name}`, { ...off, typeName: 'boolean' });
  }
}

/** Stands where a `maybe` option was not given, since null means: given without a value. */
const NOT_GIVEN = '\u0000not given';

const METRIC_FIELDS = [
  ...['metric_name', 'timestamp', 'unit', 'value', 'dimensions', 'statistic_values'],
];

function addMetricOptions(table: ArgumentTable): void {
  const whole = table.get('metric-data')!;
  table.set('metric-data', { ...whole, spec: { ...whole.spec, required: false } });
  const add = (name: string, member: string, read: (text: string) => PyValue) => {
    const put = (params: PyDict, value: Given | null) => {
      if (value === null) return;
      if (!params.has('MetricData')) params.set('MetricData', [new PyDict()]);
      ((params.get('MetricData') as PyDict[])[0] as PyDict).set(member, read(String(value)));
    };
    table.set(name, option(name, { put }));
  };
  const same = (text: string) => text;
  add('metric-name', 'MetricName', same);
  add('timestamp', 'Timestamp', same);
  add('unit', 'Unit', same);
  add('value', 'Value', decimal);
  add('dimensions', 'Dimensions', (text) =>
    pairsOf(text).map(
      ([Name, Value]) =>
        new PyDict([
          ['Name', Name],
          ['Value', Value],
        ]),
    ),
  );
  add(
    'statistic-values',
    'StatisticValues',
    (text) => new PyDict(pairsOf(text).map(([key, value]) => [key, decimal(value)])),
  );
  add('storage-resolution', 'StorageResolution', toInt);
}

function decimal(text: string): PyValue {
  if (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) return toFloat(text);
  // What Python's decimal.Decimal raises.
  throw generalError("[<class 'decimal.ConversionSyntax'>]");
}

function pairsOf(text: string): [string, string][] {
  return text.split(',').map((pair) => {
    const parts = pair.split('=');
    if (parts.length < 2) {
      throw generalError(`not enough values to unpack (expected 2, got ${parts.length})`);
    }
    if (parts.length > 2) throw generalError('too many values to unpack (expected 2)');
    return [parts[0]!, parts[1]!];
  });
}

function addCount(table: ArgumentTable): void {
  table.delete('min-count');
  table.delete('max-count');
  const put = (params: PyDict, value: Given | null) => {
    if (value === null) return;
    const [min = '', max = min, ...more] = String(value).split(':');
    if (more.length > 0 || !/^\s*[-+]?\d+\s*$/.test(min) || !/^\s*[-+]?\d+\s*$/.test(max)) {
      throw paramError('count parameter should be of form min[:max] (e.g. 1 or 1:10)');
    }
    params.set('MinCount', toInt(min));
    params.set('MaxCount', toInt(max));
  };
  table.set('count', option('count', { put }));
}

function addInterfaceOptions(table: ArgumentTable): void {
  const interfaceOf = (params: PyDict) => {
    if (!params.has('NetworkInterfaces')) {
      params.set('NetworkInterfaces', [new PyDict([['DeviceIndex', 0]])]);
    }
    return (params.get('NetworkInterfaces') as PyDict[])[0]!;
  };
  const addresses = option('secondary-private-ip-addresses', {
    takes: 'many',
    put: (params, value) => {
      if (!Array.isArray(value) || value.length === 0) return;
      const listed = (value as string[]).map(
        (one) =>
          new PyDict([
            ['PrivateIpAddress', one],
            ['Primary', false],
          ]),
      );
      interfaceOf(params).set('PrivateIpAddresses', listed);
    },
  });
  table.set(addresses.name, addresses);
  const count = option('secondary-private-ip-address-count', {
    type: 'int',
    put: (params, value) => {
      if (value) interfaceOf(params).set('SecondaryPrivateIpAddressCount', value as number);
    },
  });
  table.set(count.name, count);
  for (const isOn of [true, false]) {
    const name = `${isOn ? '' : 'no-'}associate-public-ip-address`;
    const made = flag(name, (params, isSet) => {
      if (isSet) interfaceOf(params).set('AssociatePublicIpAddress', isOn);
    });
    table.set(name, made);
  }
}

/** `--zip-file fileb://code.zip` beside `--code`. */
function hoistZipFile(table: ArgumentTable): void {
  const code = table.get('code')!;
  const merged = (params: PyDict, value: PyDict) => {
    const before = params.get('Code') as PyDict | undefined;
    params.set('Code', new PyDict([...(before ?? []), ...value]));
  };
  table.set('code', {
    ...code,
    spec: { ...code.spec, required: false },
    add: (params, value) => {
      if (value === null) return;
      const told = unpack(code.shape!, value, '--code') as PyDict;
      if (told.has('ZipFile')) {
        throw paramError(
          "ZipFile cannot be provided as part of the --code argument.  Please use the '--zip-file' " +
            'option instead to specify a zip file.',
        );
      }
      merged(params, told);
    },
  });
  const put = (params: PyDict, value: Given | null) => {
    if (value === null) return;
    merged(params, new PyDict([['ZipFile', zipBytes(value)]]));
  };
  table.set('zip-file', option('zip-file', { put }));
}

/** Only something that is a zip file passes. */
function zipBytes(value: Given): Uint8Array {
  const isZip = value instanceof Uint8Array && value[0] === 0x50 && value[1] === 0x4b;
  if (isZip) return value;
  throw paramError(
    '--zip-file must be a zip file with the fileb:// prefix.\n' +
      'Example usage:  --zip-file fileb://path/to/file.zip',
  );
}

function checkZipFile(table: ArgumentTable): void {
  const zip = table.get('zip-file')!;
  const put = (params: PyDict, value: Given | null) => {
    if (value !== null) params.set('ZipFile', zipBytes(value));
  };
  table.set('zip-file', { ...zip, add: put });
}

const COMMANDS: ReadonlyMap<string, (table: ArgumentTable) => void> = new Map([
  ['cloudwatch.put-metric-data', addMetricOptions],
  [
    'ec2.run-instances',
    (table: ArgumentTable) => {
      addCount(table);
      addInterfaceOptions(table);
    },
  ],
  ['lambda.create-function', hoistZipFile],
  ['lambda.update-function-code', checkZipFile],
  ...[...SECURITY_GROUP_RULES].map((name) => [name, addSecurityGroupOptions] as const),
]);

/** What awscli changes in a request just before it is sent. */
export function beforeSending(service: string, operation: string, params: PyDict): void {
  if (service === 's3') checkBucket(params.get('Bucket'));
  if (`${service}.${operation}` !== 'ec2.RunInstances') return;
  if (!params.has('MaxCount')) params.set('MaxCount', 1);
  if (!params.has('MinCount')) params.set('MinCount', 1);
  moveIntoInterface(params);
}

const BUCKET = String.raw`^[a-zA-Z0-9.\-_]{1,255}$`;
const ACCESS_POINT =
  String.raw`^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:]` +
  String.raw`[a-zA-Z0-9\-.]{1,63}$`;
const OUTPOST =
  String.raw`^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:]` +
  String.raw`[a-zA-Z0-9\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\-]{1,63}$`;

/** What cannot be a bucket is not sent. */
function checkBucket(bucket: PyValue | undefined): void {
  if (typeof bucket !== 'string') return;
  const arn = `${ACCESS_POINT}|${OUTPOST}`;
  if (new RegExp(`${BUCKET}|${arn}`).test(bucket)) return;
  throw paramError(
    `Parameter validation failed:\nInvalid bucket name "${bucket}": Bucket name must match ` +
      `the regex "${BUCKET}" or be an ARN matching the regex "${arn}"`,
  );
}

/** With an interface of its own, an instance's subnet and groups are said there. */
function moveIntoInterface(params: PyDict): void {
  const first = (params.get('NetworkInterfaces') as PyDict[] | undefined)?.[0];
  const simple = [
    'PrivateIpAddresses',
    'SecondaryPrivateIpAddressCount',
    'AssociatePublicIpAddress',
  ];
  if (!first || !simple.some((key) => first.has(key))) return;
  const move = (from: string, to: string) => {
    if (!params.has(from)) return;
    first.set(to, params.get(from)!);
    params.delete(from);
  };
  move('SubnetId', 'SubnetId');
  move('SecurityGroupIds', 'Groups');
  if (params.has('PrivateIpAddress')) {
    const address = params.get('PrivateIpAddress')!;
    params.delete('PrivateIpAddress');
    first.set('PrivateIpAddresses', [
      new PyDict([
        ['PrivateIpAddress', address],
        ['Primary', true],
      ]),
    ]);
  }
  move('Ipv6AddressCount', 'Ipv6AddressCount');
  move('Ipv6Addresses', 'Ipv6Addresses');
}
