import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { serwist } from '@serwist/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { openingPacks } from './tools/packs/plugin.ts';
import { scenarios } from './tools/scenario-plugin.ts';
import { sdkInWorkers } from './tools/sdk-in-workers.ts';
import { testCountsPlugin } from './tools/test-counts.ts';
import { worldCode } from './tools/world-code.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig(({ mode }) => ({
  plugins: [
    svelte(),
    scenarios(),
    testCountsPlugin(ROOT),
    openingPacks(ROOT),
    mode === 'test'
      ? []
      : serwist({
          swSrc: 'src/offline/service-worker.ts',
          swDest: 'service-worker.js',
          swUrl: 'service-worker.js',
          globDirectory: 'dist',
          injectionPoint: 'self.__SW_MANIFEST',
          globPatterns: ['**/*.{html,js,css,woff2,svg,png,webmanifest,json,gz,pack}'],
          globIgnores: ['two-lenses.png'],
          maximumFileSizeToCacheInBytes: 8 * 2 ** 20,
          rollupFormat: 'iife',
        }),
  ],
  base: './',
  define: { __WORLD_CODE__: JSON.stringify(worldCode(ROOT)) },
  build: {
    target: 'es2022',
    sourcemap: false,
    rolldownOptions: {
      output: {
        // What the first page needs comes as one file; what many other pages share as another,
        // not as dozens of a kilobyte each.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'] },
            { name: 'kit', test: /src.ui.(kit|shell.reading|console)./, minShareCount: 3 },
          ],
        },
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [sdkInWorkers(), scenarios(), testCountsPlugin(ROOT), openingPacks(ROOT)],
  },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'tools/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    environment: 'node',
    setupFiles: ['tests/setup.ts'],
    testTimeout: 30_000,
    // Half the processors would leave one of two idle while the scenarios are proven.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
}));
