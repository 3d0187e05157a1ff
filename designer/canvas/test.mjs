// Runs the tests: bundles every tests/*.test.ts(x) and gives them to node's runner. Arguments choose files by a part of their name. The last line is "N passed, N failed".
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { build } from 'esbuild';

const here = new URL('.', import.meta.url).pathname;
const wanted = process.argv.slice(2);
const files = readdirSync(here + 'tests').filter(name => /\.test\.tsx?$/.test(name) && (wanted.length === 0 || wanted.some(part => name.includes(part))));
const outdir = here + 'node_modules/.tests';
rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });
await build({
  entryPoints: files.map(name => here + 'tests/' + name),
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  jsx: 'automatic',
  sourcemap: 'inline',
  logLevel: 'warning',
});

let passed = 0;
let failed = 0;
const results = run({ files: files.map(name => `${outdir}/${name.replace(/\.tsx?$/, '.mjs')}`), concurrency: 1 });
// A suite counts by its tests.
results.on('test:pass', ({ details, skip, todo }) => void (details.type !== 'suite' && !skip && !todo && passed++));
results.on('test:fail', ({ details }) => void (details.type !== 'suite' && failed++));
results.on('end', () => setImmediate(() => {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}));
results.compose(new spec()).pipe(process.stdout);
