import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { openEditor, Site } from '../harness/site.ts';

const root = new URL('../', import.meta.url).pathname.replace(/node_modules\/?$/, '');
export let site: Site;
export let person: BrowserContext;

/** A browser and the page of the editor for the tests of a file. */
export function opening(options: Parameters<Site['visitor']>[0] = {}): void {
  before(async () => {
    site = await Site.open(root);
    person = await site.visitor(options);
  });
  after(() => site.close());
}

interface Shape {
  readonly ids: readonly string[];
  readonly ways: readonly string[];
}

export let page: Page;
let visits = 0;
/** A fresh draft each time: nothing of the last one is remembered. */
export const open = async (flow = 'assistente-de-leads', more = ''): Promise<Page> => (page = await openEditor(person, `flow=${flow}&id=t${++visits}${more}`));
export const node = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`);
export const dot = (id: string, outcome: string): Locator => node(id).locator(`[data-outcome="${outcome}"]`);
export const shape = (): Promise<Shape> => page.evaluate(() => {
  const draft = window.harness!.mounted.desk.draft;
  const chart = draft.state.flow.root as unknown as { activities: { id: string }[]; connections: { source: { activity: string; port: string }; target: { activity: string } }[] };
  return { ids: chart.activities.map(activity => activity.id), ways: chart.connections.map(way => `${way.source.activity}:${way.source.port}>${way.target.activity}`) };
});
export const place = (id: string): Promise<{ x: number; y: number }> => page.evaluate(wanted => (window.harness!.mounted.desk.draft.state.flow.root as unknown as { activities: { id: string; metadata: { designer: { position: { x: number; y: number } } } }[] }).activities.find(activity => activity.id === wanted)!.metadata.designer.position, id);
export const selection = (): Promise<string[]> => page.evaluate(() => [...window.harness!.mounted.desk.draft.state.selection]);
export const scope = (): Promise<string> => page.evaluate(() => window.harness!.mounted.desk.draft.state.scope);
export const focusCanvas = (): Promise<void> => page.locator('.d-canvas').focus();
export const middle = async (of: Locator): Promise<{ x: number; y: number }> => {
  const box = (await of.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
export async function drag(from: { x: number; y: number }, to: { x: number; y: number }, keys: readonly string[] = []): Promise<void> {
  await page.mouse.move(from.x, from.y);
  for (const key of keys) await page.keyboard.down(key);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  for (const key of keys) await page.keyboard.up(key);
}
export const until = (what: () => Promise<boolean>, why: string): Promise<void> => (async () => {
  for (const end = performance.now() + 15_000; performance.now() < end; await page.evaluate(() => new Promise(requestAnimationFrame))) if (await what()) return;
  assert.fail(why);
})();
export const head = (id: string): Locator => node(id).locator('.d-step-head b');
