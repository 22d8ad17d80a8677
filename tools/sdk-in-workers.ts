import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * The SDK reads XML with a parser of its own in Node and with `DOMParser` in browsers, which
 * workers do not have: they get Node's.
 */
export function sdkInWorkers(): Plugin {
  return {
    name: 'sdk-in-workers',
    enforce: 'pre',
    resolveId(source, importer) {
      const isTheirs = importer?.includes('/@aws-sdk/xml-builder/dist-es/') ?? false;
      if (!isTheirs || source !== './xml-parser') return null;
      return join(dirname(importer!), 'xml-parser.js');
    },
  };
}
