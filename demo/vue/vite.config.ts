import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

export default defineConfig({
  // Relative URLs, so that the built folder can be put anywhere.
  base: './',
  plugins: [vue({template: {compilerOptions: {isCustomElement: (tag) => /^(oc|send)-/.test(tag)}}})],
});
