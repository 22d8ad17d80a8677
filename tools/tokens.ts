/**
 * Writes `src/ui/kit/tokens.css` from the open Cloudscape design tokens (Apache-2.0) plus the
 * product's own hues. Run with `npx tsx tools/tokens.ts` after changing the token package.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type TokenValue = string | Record<string, string>;
interface TokenFile {
  readonly tokens: Record<string, { readonly $value: TokenValue }>;
}

const require = createRequire(import.meta.url);
const source = require.resolve('@cloudscape-design/design-tokens/index-visual-refresh.json');
const { tokens } = JSON.parse(readFileSync(source, 'utf8')) as TokenFile;

/** Our short name → the Cloudscape token it carries. */
const COLORS: Record<string, string> = {
  text: 'color-text-body-default',
  'text-soft': 'color-text-body-secondary',
  'text-faint': 'color-text-form-secondary',
  heading: 'color-text-heading-default',
  link: 'color-text-link-default',
  'link-hover': 'color-text-link-hover',
  page: 'color-background-layout-main',
  card: 'color-background-container-content',
  shaded: 'color-background-cell-shaded',
  hover: 'color-background-dropdown-item-hover',
  selected: 'color-background-item-selected',
  code: 'color-background-code-view',
  input: 'color-background-input-default',
  'input-off': 'color-background-input-disabled',
  backdrop: 'color-background-backdrop',
  border: 'color-border-divider-default',
  'border-soft': 'color-border-divider-secondary',
  'border-input': 'color-border-input-default',
  'border-selected': 'color-border-item-selected',
  focus: 'color-border-item-focused',
  accent: 'color-background-button-primary-default',
  'accent-hover': 'color-background-button-primary-hover',
  'on-accent': 'color-text-button-primary-default',
  'button-text': 'color-text-button-normal-default',
  'button-text-hover': 'color-text-button-normal-hover',
  'button-hover': 'color-background-button-normal-hover',
  'button-active': 'color-background-button-normal-active',
  'text-off': 'color-text-interactive-disabled',
  'control-off': 'color-background-control-disabled',
  placeholder: 'color-text-input-placeholder',
  error: 'color-text-status-error',
  warning: 'color-text-status-warning',
  success: 'color-text-status-success',
  info: 'color-text-status-info',
  inactive: 'color-text-status-inactive',
  'status-error-bg': 'color-background-status-error',
  'status-warning-bg': 'color-background-status-warning',
  'status-success-bg': 'color-background-status-success',
  'status-info-bg': 'color-background-status-info',
  'flash-error': 'color-background-notification-red',
  'flash-success': 'color-background-notification-green',
  'flash-info': 'color-background-notification-blue',
  'flash-warning': 'color-background-notification-yellow',
  grid: 'color-charts-line-grid',
  threshold: 'color-charts-threshold-negative',
  'series-1': 'color-charts-palette-categorical-1',
  'series-2': 'color-charts-palette-categorical-2',
  'series-3': 'color-charts-palette-categorical-4',
  'series-4': 'color-charts-palette-categorical-5',
  'series-5': 'color-charts-palette-categorical-3',
  'series-6': 'color-charts-palette-categorical-6',
  'series-7': 'color-charts-palette-categorical-7',
  'series-8': 'color-charts-palette-categorical-9',
};

/** The two watchdogs and the alarm states: [light, dark]. */
const OWN: Record<string, readonly [string, string]> = {
  ground: ['#f3f4f7', '#0f141a'],
  watch: ['#006f8a', '#4cc3e0'],
  'watch-line': ['#00809f', '#35b4d4'],
  'watch-soft': ['#e4f4f8', '#0d2831'],
  'watch-edge': ['#9fd3e0', '#1f5a6b'],
  trail: ['#835900', '#f0b541'],
  'trail-line': ['#b07a08', '#e0a52f'],
  'trail-soft': ['#fcf3df', '#2c230f'],
  'trail-edge': ['#e6c98a', '#6b5420'],
  'state-alarm': ['#d10f00', '#ff7a70'],
  'state-alarm-soft': ['#fff0ee', '#38130f'],
  'state-ok': ['#00802f', '#3cc04c'],
  'state-ok-soft': ['#ebf8ee', '#0d2813'],
  'state-none': ['#656871', '#a4a4ad'],
  'state-none-soft': ['#f1f2f5', '#232b37'],
  'alarm-window': ['rgba(0, 111, 138, 0.10)', 'rgba(76, 195, 224, 0.14)'],
  'shade-past': ['rgba(15, 20, 26, 0.05)', 'rgba(255, 255, 255, 0.05)'],
  bar: ['#0f1b2a', '#0b1119'],
  'bar-text': ['#f3f5f8', '#f3f5f8'],
  'bar-soft': ['#b8c2cf', '#b8c2cf'],
  'bar-edge': ['#2a3a4e', '#27323f'],
  'bar-hover': ['#22334a', '#1d2a3a'],
  'flash-text': ['#ffffff', '#ffffff'],
  'flash-text-dark': ['#0f141a', '#0f141a'],
  'flash-press': ['rgba(0, 0, 0, 0.2)', 'rgba(0, 0, 0, 0.2)'],
  shadow: ['0 1px 2px #0716260f, 0 6px 24px #07162614', '0 1px 2px #0004, 0 6px 24px #0006'],
  'syntax-key': ['#0b5a8a', '#8ecbff'],
  'syntax-string': ['#1a7302', '#9fd673'],
  'syntax-number': ['#a84401', '#f8a56f'],
  'syntax-word': ['#7749bf', '#cbabfc'],
};

const SIZES: Record<string, string> = {
  'text-s': 'font-size-body-s',
  'text-m': 'font-size-body-m',
  'text-h4': 'font-size-heading-xs',
  'text-h3': 'font-size-heading-s',
  'text-h2': 'font-size-heading-m',
  'text-h1': 'font-size-heading-xl',
  'text-display': 'font-size-display-l',
  'line-s': 'line-height-body-s',
  'line-m': 'line-height-body-m',
  'space-xxxs': 'space-scaled-xxxs',
  'space-xxs': 'space-scaled-xxs',
  'space-xs': 'space-scaled-xs',
  'space-s': 'space-scaled-s',
  'space-m': 'space-scaled-m',
  'space-l': 'space-scaled-l',
  'space-xl': 'space-scaled-xl',
  'space-xxl': 'space-scaled-xxl',
  'space-xxxl': 'space-scaled-xxxl',
  'radius-input': 'border-radius-input',
  'radius-card': 'border-radius-dropzone',
  'radius-button': 'border-radius-button',
  'radius-chip': 'border-radius-badge',
  control: 'size-vertical-input',
};

function raw(name: string): TokenValue {
  const token = tokens[name];
  if (!token) throw new Error(`the token package has no ${name}`);
  return token.$value;
}

function mode(name: string, wanted: string): string {
  const value = raw(name);
  if (typeof value === 'string') return value;
  const found = value[wanted] ?? Object.values(value)[0];
  if (found === undefined) throw new Error(`${name} has no value for ${wanted}`);
  return found;
}

/** Pixels become rem, so that projector text and browser zoom scale the whole frame. */
function rem(value: string): string {
  const match = /^([\d.]+)px$/.exec(value);
  return match ? `${Number(match[1]) / 16}rem` : value;
}

function colorLines(theme: 'light' | 'dark', indent: string): string {
  const index = theme === 'light' ? 0 : 1;
  const lines = [
    `color-scheme: ${theme};`,
    ...Object.entries(COLORS).map(([name, token]) => `--${name}: ${mode(token, theme)};`),
    ...Object.entries(OWN).map(([name, pair]) => `--${name}: ${pair[index]};`),
  ];
  return lines.map((line) => indent + line).join('\n');
}

const sizes = Object.entries(SIZES)
  .map(([name, token]) => `  --${name}: ${rem(mode(token, 'comfortable'))};`)
  .join('\n');

const css = `/* Generated by tools/tokens.ts from the Cloudscape design tokens (Apache-2.0). Do not edit. */
:root {
${sizes}
  --font: 'Open Sans', 'Helvetica Neue', Roboto, Arial, sans-serif;
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace;
  --stroke: 1.5px;
  --motion: 120ms;
}
:root {
${colorLines('light', '  ')}
}
@media (prefers-color-scheme: dark) {
  :root:not([data-theme='light']) {
${colorLines('dark', '    ')}
  }
}
:root[data-theme='dark'],
.dark-surface {
${colorLines('dark', '  ')}
}
:root[data-projector] {
  font-size: 125%;
  --stroke: 2.5px;
  --text-soft: var(--text);
  --text-faint: var(--text);
}
@media (prefers-reduced-motion: reduce) {
  :root {
    --motion: 0ms;
  }
}
`;
writeFileSync(new URL('../src/ui/kit/tokens.css', import.meta.url), css);
console.log(`tokens.css: ${css.length} characters`);
