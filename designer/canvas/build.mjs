// Bundles the designer into designer/wwwroot/canvas: designer.js and chat.js (each one ES module with `mount`), and their styles.
import { mkdir } from 'node:fs/promises';
import { build } from 'esbuild';

const outdir = new URL('../wwwroot/canvas/', import.meta.url).pathname;
await mkdir(outdir, { recursive: true });
await build({
  entryPoints: { designer: new URL('src/designer.tsx', import.meta.url).pathname, chat: new URL('src/chat.tsx', import.meta.url).pathname },
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
