import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openEditor, Site } from '../harness/site.ts';

const root = new URL('../', import.meta.url).pathname.replace(/node_modules\/?$/, '');
let site: Site;
before(async () => void (site = await Site.open(root)));
after(() => site.close());

const welcome = 'Oi! O que você procura hoje?';
const question = 'Qual é o seu nome?';
const price = 'A avaliação custa R$ 150,00.';

/** The document without the places on the canvas. */
const built = async (page: Page): Promise<unknown> => JSON.parse(await page.evaluate(() => JSON.stringify(window.harness!.mounted.desk.draft.state.flow, (key, value: unknown) => (key === 'metadata' ? undefined : value)))) as unknown;

const expected = {
  definitionId: 'vazio', name: 'Fluxo novo', variables: [],
  root: {
    id: 'fluxo', type: 'Elsa.Flowchart',
    activities: [
      { id: 'SendChoices1', type: 'Porfin.SendChoices', text: literal(welcome), options: { typeName: 'Object', expression: { type: 'Object', value: '["Marcar","Preços"]' } } },
      { id: 'Ask1', type: 'Porfin.Ask', question: literal(question) },
      { id: 'SendText1', type: 'Porfin.SendText', text: literal(price) },
      { id: 'End1', type: 'Elsa.End' },
    ],
    connections: [way('SendChoices1', 'Marcar', 'Ask1'), way('SendChoices1', 'Preços', 'SendText1'), way('SendText1', 'Done', 'End1')],
  },
};

function literal(value: string): unknown {
  return { typeName: 'String', expression: { type: 'Literal', value } };
}

function way(activity: string, port: string, target: string): unknown {
  return { source: { activity, port }, target: { activity: target, port: 'In' } };
}

test('By mouse (and letters for the texts alone)', async () => {
  const page = await openEditor(await site.visitor({ height: 900 }), 'flow=empty&id=mouse');
  const node = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`);
  const middle = async (of: Locator): Promise<{ x: number; y: number }> => {
    const box = (await of.boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const drag = async (of: Locator, x: number, y: number): Promise<void> => {
    const from = await middle(of);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + x) / 2, (from.y + y) / 2, { steps: 4 });
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.up();
  };
  const write = async (text: string): Promise<void> => {
    await page.locator('textarea').fill(text);
    await page.mouse.click(420, 860);
    await page.locator('textarea').waitFor({ state: 'detached' });
  };
  await drag(page.locator('.d-palette-item[data-type="Porfin.SendChoices"]'), 400, 200);
  await node('SendChoices1').locator('.d-step-main').dblclick();
  await write(welcome);
  for (const option of ['Marcar', 'Preços']) {
    await node('SendChoices1').locator('.d-step-head b').click();
    await node('SendChoices1').getByRole('button', { name: 'Opção' }).click();
    await write(option);
  }
  await drag(node('SendChoices1').locator('[data-outcome="Marcar"]'), 760, 200);
  await page.getByRole('option', { name: /^Perguntar/ }).click();
  await node('Ask1').locator('.d-step-main').dblclick();
  await write(question);
  await drag(node('SendChoices1').locator('[data-outcome="Preços"]'), 760, 560);
  await page.getByRole('option', { name: /^Enviar texto/ }).first().click();
  await node('SendText1').locator('.d-step-main').dblclick();
  await write(price);
  await node('SendText1').locator('[data-outcome="Done"]').click();
  await page.getByRole('option', { name: /^Fim/ }).first().click();
  await node('End1').waitFor();
  assert.deepEqual(await built(page), expected);
});

test('By keyboard alone', async () => {
  const page = await openEditor(await site.visitor(), 'flow=empty&id=keyboard');
  const press = (...keys: string[]): Promise<void> => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const add = async (words: string): Promise<void> => {
    await press('Tab');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type(words);
    await press('Enter');
    await page.getByRole('combobox').waitFor({ state: 'detached' });
  };
  const write = async (open: string, text: string, close: string): Promise<void> => {
    await press(open);
    await page.locator('textarea').waitFor();
    await press('Control+a');
    await page.keyboard.type(text);
    await press(close);
    await page.locator('textarea').waitFor({ state: 'detached' });
  };
  // From the start of the page to the canvas, by Tab as anybody.
  for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement?.classList.contains('d-canvas'))); i++) await press('Tab');
  await add('dar opcoes');
  await write('Enter', welcome, 'Control+Enter');
  await write('o', 'Marcar', 'Enter');
  await write('o', 'Preços', 'Enter');
  await add('perguntar');
  await write('Enter', question, 'Control+Enter');
  await press('ArrowLeft');
  await add('enviar texto');
  await write('Enter', price, 'Control+Enter');
  await add('fim');
  assert.deepEqual(await built(page), expected);
});

test('At 390 px, by finger', async () => {
  const page = await openEditor(await site.visitor({ width: 390, height: 844, hasTouch: true }), 'flow=empty&id=finger');
  const pick = async (name: RegExp): Promise<void> => {
    await page.getByRole('option', { name }).first().tap();
    await page.getByRole('combobox').waitFor({ state: 'detached' });
  };
  const write = async (text: string): Promise<void> => {
    await page.locator('textarea').fill(text);
    await page.locator('.d-trail').tap();
    await page.locator('textarea').waitFor({ state: 'detached' });
  };
  const line = (key: string): Locator => page.locator(`[data-key="${key}"]`);
  await page.getByRole('button', { name: 'Primeiro passo' }).tap();
  await pick(/^Dar opções/);
  await page.getByRole('button', { name: 'Texto', exact: true }).tap();
  await write(welcome);
  for (const option of ['Marcar', 'Preços']) {
    await page.getByRole('button', { name: 'Opção', exact: true }).tap();
    await write(option);
  }
  await line('SendChoices1:Marcar').getByRole('button').tap();
  await pick(/^Perguntar/);
  await page.getByRole('button', { name: 'Texto', exact: true }).tap();
  await write(question);
  await line('SendChoices1:Preços').getByRole('button').tap();
  await pick(/^Enviar texto/);
  await page.getByRole('button', { name: 'Texto', exact: true }).tap();
  await write(price);
  await page.getByRole('button', { name: 'Depois', exact: true }).tap();
  await pick(/^Fim/);
  assert.deepEqual(await built(page), expected);
});
