import { allInstanceTypes, instanceType, type InstanceType } from '../../instances/types.ts';
import { ec2Operation } from '../../request/declare.ts';
import { ec2Error } from '../../request/errors.ts';
import { applyFilters, type Filter, type Reader } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';

interface Input extends PageRequest {
  readonly InstanceTypes?: readonly string[];
  readonly Filters?: readonly Filter[];
}

const READ: Reader<InstanceType> = {
  'bare-metal': () => 'false',
  'burstable-performance-supported': (type) => String(type.burst !== undefined),
  'current-generation': (type) => String(isCurrent(type)),
  hypervisor: (type) => (type.nitro ? 'nitro' : 'xen'),
  'instance-type': (type) => type.name,
  'memory-info.size-in-mib': (type) => String(type.memoryMib),
  'processor-info.supported-architecture': (type) => type.architecture,
  'vcpu-info.default-vcpus': (type) => String(type.vcpus),
};

/** EC2 API reference, "DescribeInstanceTypes". */
export const describeInstanceTypes = ec2Operation<Input>({
  name: 'DescribeInstanceTypes',
  readOnly: true,
  fields: ['InstanceTypes', 'Filters', 'MaxResults', 'NextToken'],
  simplified: 'Some thirty types; processors, storage and accelerators are not described.',
  run: (_, input) => {
    const { InstanceTypes = [], Filters } = input;
    const unknown = InstanceTypes.filter((name) => instanceType(name) === undefined);
    if (unknown.length > 0) {
      const text = `The following supplied instance types do not exist: [${unknown.join(', ')}]`;
      throw ec2Error('InvalidInstanceType', text);
    }
    const all = allInstanceTypes();
    const named =
      InstanceTypes.length > 0 ? all.filter((type) => InstanceTypes.includes(type.name)) : all;
    const page = pageOf(applyFilters(named, Filters, { read: READ }), input, { min: 5, max: 100 });
    const { NextToken } = page;
    return {
      InstanceTypes: page.items.map(render),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

function isCurrent(type: InstanceType): boolean {
  return !type.name.startsWith('p3.');
}

function render(type: InstanceType): object {
  const threads = type.architecture === 'arm64' || type.vcpus === 1 ? 1 : 2;
  return {
    InstanceType: type.name,
    CurrentGeneration: isCurrent(type),
    FreeTierEligible: type.name === 't2.micro' || type.name === 't3.micro',
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    BareMetal: false,
    Hypervisor: type.nitro ? 'nitro' : 'xen',
    ProcessorInfo: { SupportedArchitectures: [type.architecture] },
    VCpuInfo: {
      DefaultVCpus: type.vcpus,
      DefaultCores: type.vcpus / threads,
      DefaultThreadsPerCore: threads,
    },
    MemoryInfo: { SizeInMiB: type.memoryMib },
    NetworkInfo: { NetworkPerformance: type.network },
    BurstablePerformanceSupported: type.burst !== undefined,
  };
}
