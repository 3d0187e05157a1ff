// Bundles and runs the measurements: npm run measure.
import { build } from 'esbuild';

const here = new URL('.', import.meta.url).pathname;
await build({ entryPoints: [here + 'measure/measure.ts'], outdir: here + 'node_modules/.measure', outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' });
await import(here + 'node_modules/.measure/measure.mjs');
