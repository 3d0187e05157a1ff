import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { openEditor, Site } from '../harness/site.ts';

// Measures the editor in a real Chromium: `npm run measure`. Prints the table of tests/Benchmarks/README.md.
const root = new URL('../', import.meta.url).pathname.replace(/node_modules\/?$/, '');

/** Frame times while something is done, in ms. */
async function frames(page: Page, action: () => Promise<void>): Promise<{ median: number; p95: number; worst: number; perSecond: number }> {
  await page.evaluate(() => {
    const times: number[] = [];
    let last = performance.now();
    const tick = (now: number): void => {
      times.push(now - last);
      last = now;
      (window as unknown as { frame: number }).frame = requestAnimationFrame(tick);
    };
    (window as unknown as { times: number[]; frame: number }).times = times;
    (window as unknown as { frame: number }).frame = requestAnimationFrame(tick);
  });
  await action();
  const times = await page.evaluate(() => {
    cancelAnimationFrame((window as unknown as { frame: number }).frame);
    return (window as unknown as { times: number[] }).times.slice(1);
  });
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95), worst: at(1), perSecond: 1000 / (times.reduce((sum, time) => sum + time, 0) / times.length) };
}

const said = (times: Awaited<ReturnType<typeof frames>>): string => `${times.perSecond.toFixed(0)} frames/s; frame ${times.median.toFixed(1)} ms median, ${times.p95.toFixed(1)} p95, ${times.worst.toFixed(0)} worst`;

async function opened(context: BrowserContext, count: number): Promise<string> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const page = await openEditor(context, `flow=big:${count}`);
    times.push(await page.evaluate(() => window.opened!));
    await page.close();
  }
  return `${Math.round(times.sort((a, b) => a - b)[2]!)} ms (median of 5; worst ${Math.round(times.at(-1)!)})`;
}

async function dragging(page: Page): Promise<string> {
  const box = (await page.locator('.react-flow__node .d-step-head b').nth(2).boundingBox())!;
  await page.mouse.move(box.x + 10, box.y + 5);
  await page.mouse.down();
  const times = await frames(page, async () => {
    for (let i = 0; i < 120; i++) await page.mouse.move(box.x + 10 + 3 * i, box.y + 5 + 40 * Math.sin(i / 8));
  });
  await page.mouse.up();
  return said(times);
}

async function zooming(page: Page): Promise<string> {
  await page.mouse.move(700, 400);
  await page.keyboard.down('Control');
  const times = await frames(page, async () => {
    for (let i = 0; i < 90; i++) await page.mouse.wheel(0, i % 60 < 30 ? 24 : -24);
  });
  await page.keyboard.up('Control');
  return said(times);
}

async function memory(context: BrowserContext): Promise<string> {
  const page = await openEditor(context, 'flow=big:500&id=memory');
  const client = await context.newCDPSession(page);
  const used = async (): Promise<number> => {
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    return usedSize / 1024 / 1024;
  };
  const before = await used();
  await page.evaluate(async () => {
    const { desk } = window.harness!.mounted;
    for (let i = 0; i < 200; i++) {
      const id = `n${i * 2}`;
      desk.draft.apply({ key: 'step.rename', args: { name: `Novo ${i}` } }, flow => {
        const root = flow.root as unknown as { activities: { id: string }[] };
        return { ...flow, root: { ...flow.root, activities: root.activities.map(activity => (activity.id === id ? { ...activity, metadata: { ...(activity as { metadata?: object }).metadata, displayText: `Novo ${i}` } } : activity)) } } as typeof flow;
      });
      if (i % 10 === 0) await new Promise(requestAnimationFrame);
    }
    await desk.session.flush();
  });
  const after = await used();
  await page.close();
  return `${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after 200 edits (500 steps)`;
}

async function size(): Promise<string> {
  const [script, sheet] = await Promise.all(['designer.js', 'designer.css'].map(name => readFile(`${root}../wwwroot/canvas/${name}`)));
  const kb = (bytes: number): string => (bytes / 1024).toFixed(0);
  return `script ${kb(script!.length)} KB (${kb(brotliCompressSync(script!).length)} KB brotli), sheet ${kb(sheet!.length)} KB (${kb(brotliCompressSync(sheet!).length)} KB brotli)`;
}

const site = await Site.open(root);
try {
  const context = await site.visitor();
  console.log(`bundle: ${await size()}`);
  for (const count of [100, 500, 1000]) console.log(`open, ${count} steps: ${await opened(context, count)}`);
  for (const count of [100, 500, 1000]) {
    const page = await openEditor(context, `flow=big:${count}`);
    console.log(`drag a step, ${count} steps: ${await dragging(page)}`);
    console.log(`zoom, ${count} steps: ${await zooming(page)}`);
    await page.close();
  }
  console.log(`memory: ${await memory(context)}`);
} finally {
  await site.close();
}
