// Bundles the designer into designer/wwwroot/canvas: designer.js (one ES module with `mount`) and designer.css.
import { mkdir } from 'node:fs/promises';
import { build } from 'esbuild';

const outdir = new URL('../wwwroot/canvas/', import.meta.url).pathname;
await mkdir(outdir, { recursive: true });
await build({
  entryPoints: { designer: new URL('src/designer.tsx', import.meta.url).pathname },
  outdir,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  minify: true,
  sourcemap: 'linked',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
