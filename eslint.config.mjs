import js from '@eslint/js';
import {defineConfig} from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

const readonly = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const shared = readonly(
  ...['AbortController', 'AbortSignal', 'Event', 'Headers', 'Request', 'Response', 'URL', 'URLSearchParams', 'console'],
  ...['fetch', 'performance', 'queueMicrotask', 'setInterval', 'setTimeout', 'clearInterval', 'clearTimeout'],
  ...['structuredClone', 'crypto', 'TextEncoder', 'TextDecoder'],
);
const node = readonly('Buffer', 'process', 'setImmediate');
const page = readonly(
  ...['customElements', 'document', 'history', 'localStorage', 'location', 'navigator', 'sessionStorage', 'window'],
  ...['CustomEvent', 'Element', 'HTMLElement', 'MutationObserver', 'addEventListener', 'getComputedStyle'],
  ...['PerformanceObserver', 'Storage', 'crossOriginIsolated'],
);

export default defineConfig(
  {
    ignores: [
      'dist/',
      'demo-dist/',
      'coverage/',
      '.cache/',
      '**/node_modules/',
      'demo/vue/',
      'demo/angular/',
      'test/package/fixtures/',
    ],
  },
  js.configs.recommended,
  {linterOptions: {reportUnusedDisableDirectives: 'error', noInlineConfig: true}},
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {parserOptions: {projectService: true}},
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_'}],
      // Events are dispatched from arrow functions that are handed over as they are.
      '@typescript-eslint/no-misused-promises': ['error', {checksVoidReturn: {arguments: false}}],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: {'lit-a11y': litA11y},
    rules: litA11y.configs.recommended.rules,
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      // The types of @open-wc/testing make a thenable of every assertion.
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
  // Tests and tools run functions in a page from Node, so they see both worlds.
  {files: ['**/*.mjs'], languageOptions: {globals: {...shared, ...node, ...page}}},
  {files: ['demo/**/*.js', 'test/bench/*.js'], languageOptions: {globals: {...shared, ...page}}},
);
