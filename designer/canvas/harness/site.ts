import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };
const html = '<!doctype html><html lang="pt-BR"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Editor</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/porfin.css"><style>html,body,#editor{height:100%;margin:0}</style><body><div id="editor"></div><script type="module" src="/bundle/page.js"></script></body></html>';

/** The harness page on a port of its own, and a real Chromium to look at it. */
export class Site {
  private constructor(private readonly server: Server, readonly url: string, readonly browser: Browser) {}

  static async open(root: string): Promise<Site> {
    const outdir = join(root, 'node_modules/.harness');
    await build({ entryPoints: { page: join(root, 'harness/page.ts') }, outdir, bundle: true, format: 'esm', target: 'es2022', jsx: 'automatic', minify: true, define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'warning' });
    const places: readonly (readonly [string, string])[] = [['/bundle/designer.css', join(outdir, 'page.css')], ['/bundle/', outdir + '/'], ['/fixtures/', join(root, 'fixtures/')], ['/samples/', join(root, '../../samples/')], ['/porfin.css', join(root, '../../host/wwwroot/porfin.css')]];
    const server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
      const place = places.find(([prefix]) => path.startsWith(prefix));
      const body = place ? readFile(place[1] + path.slice(place[0].length)) : Promise.resolve(html);
      body.then(content => response.writeHead(200, { 'Content-Type': types[place ? extname(path) : '.html'] ?? 'text/plain' }).end(content)).catch(() => response.writeHead(404).end());
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    const browser = await chromium.launch({ executablePath: process.env.PORFIN_CHROMIUM ?? '/usr/bin/chromium', args: flags });
    return new Site(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, browser);
  }

  /** A person at a browser of their own. */
  async visitor(options: { readonly width?: number; readonly height?: number; readonly isDark?: boolean; readonly hasTouch?: boolean } = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ baseURL: this.url, viewport: { width: options.width ?? 1280, height: options.height ?? 800 }, colorScheme: options.isDark ? 'dark' : 'light', reducedMotion: 'reduce', locale: 'pt-BR', hasTouch: options.hasTouch ?? false, permissions: ['clipboard-read', 'clipboard-write'] });
    context.setDefaultTimeout(20_000);
    return context;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await new Promise(done => this.server.close(done));
  }
}

/** Opens a flow in the editor, and waits until it is there. */
export async function openEditor(context: BrowserContext, query = ''): Promise<Page> {
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', error => troubles.push(String(error)));
  page.on('console', message => void (message.type() === 'error' && troubles.push(message.text())));
  await page.goto(`/?${query}`);
  await page.waitForFunction(() => window.opened !== undefined).catch(error => { throw new Error(`The editor did not open: ${troubles.join('\n')}`, { cause: error }); });
  return page;
}
