import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEditor } from '../harness/site.ts';
import { drag, focusCanvas, head, middle, node, open, opening, page, place, shape, site, until } from './hands.ts';

opening();

const view = (): Promise<{ x: number; y: number; zoom: number }> => page.locator('.react-flow__viewport').evaluate((part: HTMLElement) => {
  const { a, e, f } = new DOMMatrix(getComputedStyle(part).transform);
  return { x: e, y: f, zoom: a };
});

test('The end of a connection is dragged to another step; dropped on the empty canvas it offers what could come instead', async () => {
  await open('containers');
  const end = page.locator('[data-id="lado:Done>fim:In"] .react-flow__edgeupdater-target');
  await drag(await middle(end), await middle(head('buscar')));
  await until(async () => (await shape()).ways.includes('lado:Done>buscar'), 'not moved');
  assert.ok(!(await shape()).ways.includes('lado:Done>fim'));
  const before = await shape();
  await drag(await middle(page.locator('[data-id="lado:Done>buscar:In"] .react-flow__edgeupdater-target')), { x: 620, y: 700 });
  await page.getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox').waitFor({ state: 'detached' });
  assert.deepEqual(await shape(), before);
  await focusCanvas();
  await page.keyboard.press('Control+z');
  await until(async () => (await shape()).ways.includes('lado:Done>fim'), 'not undone');
});

test('All is seen by a key, the selection by another, and the minimap leads elsewhere', async () => {
  await open();
  await focusCanvas();
  await page.keyboard.press('1');
  const shown = async (id: string): Promise<boolean> => {
    const [box, frame] = [await node(id).boundingBox(), (await page.locator('.d-canvas').boundingBox())!];
    return box !== null && box.x >= frame.x && box.x + box.width <= frame.x + frame.width && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
  };
  await until(async () => (await shown('perguntar-nome')) && (await shown('atendido')) && (await shown('sem-resposta')), 'not all is seen');
  await page.evaluate(() => window.harness!.mounted.desk.draft.select(['atendido']));
  await page.keyboard.press('2');
  await until(async () => (await view()).zoom === 1 && (await shown('atendido')), 'the selection is not seen whole');
  const before = await view();
  const map = (await page.locator('.d-minimap svg').boundingBox())!;
  await drag({ x: map.x + map.width * 0.8, y: map.y + map.height / 2 }, { x: map.x + map.width * 0.5, y: map.y + map.height / 2 });
  await until(async () => Math.abs((await view()).x - before.x) > 200, 'the minimap did not lead anywhere');
});

test('Buttons and the wheel come nearer and go away', async () => {
  await open();
  const { zoom } = await view();
  await page.locator('[data-command=zoomIn]').click();
  await until(async () => (await view()).zoom > zoom, 'not nearer');
  await page.mouse.move(700, 400);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 300);
  await page.keyboard.up('Control');
  await until(async () => (await view()).zoom < zoom, 'not farther');
});

test('Lines show with what a dragged step is in line, and go when it is dropped', async () => {
  await open('containers');
  const from = await middle(head('cada'));
  const lado = await middle(head('lado'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, lado.y + 2, { steps: 6 });
  await page.locator('.d-snap.is-y').waitFor();
  await page.mouse.up();
  await page.locator('.d-snap').first().waitFor({ state: 'detached' });
  assert.equal((await place('cada')).y, (await place('lado')).y);
});

test('By finger, the map is moved and a step is dragged', async () => {
  const phone = await openEditor(await site.visitor({ width: 390, height: 844, hasTouch: true }), 'flow=containers&id=touch');
  await phone.getByRole('button', { name: 'Mapa' }).tap();
  const step = phone.locator('.react-flow__node[data-id="buscar"] .d-step-head b');
  await step.waitFor();
  const client = await phone.context().newCDPSession(phone);
  const swipe = async (from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> => {
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number): Promise<unknown> => client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + by.x * part, y: from.y + by.y * part }] });
    await touch('touchStart', 0);
    for (let i = 1; i <= 8; i++) await touch('touchMove', i / 8);
    await touch('touchEnd', 1);
  };
  const at = (await step.boundingBox())!;
  await swipe({ x: 200, y: 700 }, { x: 0, y: -60 });
  await phone.waitForFunction(y => document.querySelector('.react-flow__node[data-id="buscar"] .d-step-head b')!.getBoundingClientRect().y < y - 30, at.y);
  const now = (await step.boundingBox())!;
  const was = await phone.evaluate(() => JSON.stringify(window.harness!.mounted.desk.draft.state.flow));
  await swipe({ x: now.x + 10, y: now.y + 5 }, { x: 30, y: 90 });
  await phone.waitForFunction(before => JSON.stringify(window.harness!.mounted.desk.draft.state.flow) !== before, was);
  assert.equal(await phone.evaluate(() => window.harness!.mounted.desk.draft.state.history.done.at(-1)?.name.key), 'step.move');
});

test('Who leaves with unsent work is asked; who has sent all is not', async () => {
  await open('containers');
  const asked = (): Promise<boolean> => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.equal(await asked(), false);
  await page.evaluate(() => { window.harness!.server.isOnline = false; });
  await head('fim').click();
  await page.keyboard.press('Delete');
  await page.getByText('Sem conexão').waitFor();
  assert.equal(await asked(), true);
  await page.evaluate(() => { window.harness!.server.isOnline = true; window.harness!.mounted.desk.session.reconnected(); });
  await page.getByText('Salvo', { exact: true }).waitFor();
  assert.equal(await asked(), false);
});

test('On a phone, what was undone can be redone from the bar, and the test chat is below', async () => {
  const phone = await openEditor(await site.visitor({ width: 390, height: 844, hasTouch: true }), 'flow=containers&id=bar&life');
  await phone.evaluate(() => { const { draft } = window.harness!.mounted.desk; draft.apply({ key: 'step.move' }, flow => ({ ...flow, name: 'Outro' })); });
  assert.equal(await phone.locator('[data-command=redo]').count(), 0);
  await phone.locator('[data-command=undo]').tap();
  await phone.locator('[data-command=redo]').tap();
  assert.equal(await phone.evaluate(() => window.harness!.mounted.desk.draft.state.flow.name), 'Outro');
  await phone.getByRole('link', { name: 'Testar' }).waitFor();
  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test('C leads a way out to another step, and then nowhere', async () => {
  await open();
  const lead = async (...words: string[]): Promise<void> => {
    await page.keyboard.press('Control+f');
    for (const [i, word] of ['Só voltar quando', ...words].entries()) {
      if (i === 1) await page.keyboard.press('c');
      await page.getByRole('combobox').fill(word);
      await page.keyboard.press('Enter');
    }
  };
  await focusCanvas();
  await lead('Não respondeu', 'Agradecer');
  await until(async () => (await shape()).ways.includes('ouvir:Silent>obrigada'), 'not led to another step');
  assert.ok(!(await shape()).ways.includes('ouvir:Silent>atendido'));
  await lead('Não respondeu', 'Não levar a nada');
  await until(async () => !(await shape()).ways.some(way => way.startsWith('ouvir:Silent')), 'still led somewhere');
});
