import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dot, drag, focusCanvas, head, middle, node, open, opening, page, place, selection, shape, until } from './hands.ts';

opening();

test('A step from the palette is dragged to the empty canvas', async () => {
  await open('empty');
  await drag(await middle(page.locator('[data-type="Porfin.Ask"]')), { x: 700, y: 400 });
  await node('Ask1').waitFor();
  assert.deepEqual(await selection(), ['Ask1']);
});

test('A step from the palette is dropped into a connection', async () => {
  await open();
  const way = page.locator('[data-way="arrumar-nome:Done>perguntar-interesse:In"]');
  await drag(await middle(page.locator('.d-palette-item[data-type="Porfin.SendText"]')), await middle(way));
  await until(async () => (await shape()).ways.includes('SendText1:Done>perguntar-interesse'), 'not put in');
  assert.ok((await shape()).ways.includes('arrumar-nome:Done>SendText1'));
});

test('The plus of a connection offers what can be put in', async () => {
  await open();
  await page.locator('[data-way="arrumar-nome:Done>perguntar-interesse:In"] button').click();
  await page.getByRole('combobox').fill('esperar');
  assert.equal(await page.getByRole('option', { name: 'Fim' }).count(), 0);
  await page.keyboard.press('Enter');
  await until(async () => (await shape()).ways.some(way => way.startsWith('arrumar-nome:Done>WaitForMessage')), 'not put in');
});

test('An outcome is dragged to a step', async () => {
  await open('containers');
  await drag(await middle(dot('buscar', 'Failed')), await middle(head('fim')));
  await until(async () => (await shape()).ways.includes('buscar:Failed>fim'), 'not connected');
});

test('An outcome dropped on the empty canvas shows a ghost and a list; Enter adds what was found', async () => {
  await open('containers');
  await drag(await middle(dot('buscar', 'Failed')), { x: 620, y: 660 });
  await page.locator('.d-ghost').waitFor();
  await page.getByRole('combobox').fill('chamar');
  await page.keyboard.press('Enter');
  await until(async () => (await shape()).ways.includes('buscar:Failed>HandOff1'), 'not added');
  assert.equal(await page.locator('.d-ghost').count(), 0);
});

test('Escape takes the ghost away and changes nothing', async () => {
  await open('containers');
  const before = await shape();
  await drag(await middle(dot('buscar', 'Failed')), { x: 620, y: 660 });
  await page.locator('.d-ghost').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.d-ghost').waitFor({ state: 'detached' });
  assert.deepEqual(await shape(), before);
});

test('A press on a dot offers what comes next, steps that are there too', async () => {
  await open('containers');
  await dot('buscar', 'Failed').click();
  await page.getByRole('combobox').fill('fim');
  await page.getByRole('option', { name: 'Fim' }).last().click();
  await until(async () => (await shape()).ways.includes('buscar:Failed>fim'), 'not connected');
});

test('Tab adds after the selected step; everything by keyboard', async () => {
  await open('empty');
  await focusCanvas();
  await page.keyboard.press('Tab');
  await page.getByRole('combobox').fill('enviar');
  await page.keyboard.press('Enter');
  await node('SendText1').waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('combobox').fill('perguntar');
  await page.keyboard.press('Enter');
  await until(async () => (await shape()).ways.includes('SendText1:Done>Ask1'), 'not connected');
  await page.keyboard.press('Enter');
  await page.locator('textarea').fill('Qual é o seu nome, {{ Nome }}?');
  await page.keyboard.press('Control+Enter');
  await node('Ask1').locator('.d-chip', { hasText: 'Nome' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  assert.deepEqual(await selection(), ['SendText1']);
  await page.keyboard.press('F2');
  await page.locator('textarea').fill('Saudar');
  await page.keyboard.press('Enter');
  await head('SendText1').filter({ hasText: 'Saudar' }).waitFor();
  await page.keyboard.press('Delete');
  await until(async () => (await shape()).ids.join() === 'Ask1', 'not removed');
  for (let i = 0; i < 5; i++) await page.keyboard.press('Control+z');
  await until(async () => (await shape()).ids.length === 0, 'not undone');
  for (let i = 0; i < 5; i++) await page.keyboard.press('Control+Shift+z');
  await until(async () => (await shape()).ids.join() === 'Ask1', 'not redone');
});

test('Tab is no trap: with nothing selected it leaves the canvas', async () => {
  await open();
  await focusCanvas();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.classList.contains('d-canvas')), false);
  assert.equal(await page.getByRole('combobox').count(), 0);
});

test('A step is dragged, snaps to what is in line, and pushes what is in its way; Escape of the past by undo', async () => {
  await open('containers');
  const was = { fim: await place('fim'), lado: await place('lado') };
  const [from, to] = [await middle(head('cada')), await middle(head('lado'))];
  await drag(from, { x: to.x - 20, y: to.y + 3 });
  await until(async () => (await place('cada')).x > 500, 'not moved');
  assert.equal((await place('cada')).y, was.lado.y, 'not snapped');
  assert.notDeepEqual(await place('lado'), was.lado);
  await page.keyboard.press('Control+z');
  await until(async () => JSON.stringify(await place('lado')) === JSON.stringify(was.lado), 'the pushed one did not come back');
});

test('Shift draws a rectangle that selects; Shift and a click add; Control+A takes all', async () => {
  await open('containers');
  const [first, second] = [(await node('buscar').boundingBox())!, (await node('cada').boundingBox())!];
  await drag({ x: first.x - 25, y: first.y - 40 }, { x: second.x + second.width - 10, y: second.y + second.height + 30 }, ['Shift']);
  await until(async () => (await selection()).filter(id => !id.includes('>')).sort().join() === 'buscar,cada', 'not selected');
  await head('fim').click({ modifiers: ['Shift'] });
  await until(async () => (await selection()).includes('fim'), 'not added');
  await page.keyboard.press('Control+a');
  assert.equal((await selection()).length, 4);
});

test('Groups are made, collapse to one card, open again, and are dissolved', async () => {
  await open('containers');
  await head('buscar').click();
  await head('cada').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  await page.locator('textarea').fill('Preparar');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Fechar o grupo Preparar' }).click();
  await node('buscar').waitFor({ state: 'detached' });
  assert.equal((await page.locator('.react-flow__edge').count()), 2);
  await page.getByRole('button', { name: 'Abrir o grupo Preparar' }).click();
  await node('buscar').waitFor();
  await page.keyboard.press('Control+Shift+g');
  await page.locator('.d-group').waitFor({ state: 'detached' });
});

test('Notes are written, coloured and removed', async () => {
  await open('containers');
  await focusCanvas();
  await page.keyboard.press('n');
  await page.locator('textarea').fill('Conferir com a Dra. Paula');
  await page.keyboard.press('Control+Enter');
  await page.locator('.d-note').getByText('Conferir').waitFor();
  await page.getByRole('button', { name: 'Azul' }).click();
  await page.locator('.d-note.is-blue').waitFor();
  await focusCanvas();
  await page.keyboard.press('Delete');
  await page.locator('.d-note').waitFor({ state: 'detached' });
});

test('Copy and paste go to another tab as JSON that people can read, variables included', async () => {
  await open('assistente-de-leads');
  await head('perguntar-nome').click();
  await head('arrumar-nome').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal((JSON.parse(text) as { activities: unknown[] }).activities.length, 2);
  await open('empty');
  await focusCanvas();
  await page.keyboard.press('Control+v');
  await until(async () => (await shape()).ways.join() === 'perguntar-nome:Answered>arrumar-nome', 'not pasted');
  assert.equal(await page.evaluate(() => (window.harness!.mounted.desk.draft.state.flow.variables as unknown[]).length), 1);
  await page.keyboard.press('Control+d');
  await until(async () => (await shape()).ids.length === 4, 'not duplicated');
  await page.keyboard.press('Control+x');
  await until(async () => (await shape()).ids.length === 2, 'not cut');
});

test('A whole flow is pasted into an empty one', async () => {
  await open('empty');
  await page.evaluate(async () => navigator.clipboard.writeText(await (await fetch('/samples/assistente-de-leads/flow.json')).text()));
  await focusCanvas();
  await page.keyboard.press('Control+v');
  await until(async () => (await shape()).ids.length === 26, 'not pasted');
  assert.equal(await page.locator('.d-trail b').textContent(), 'Fluxo novo');
});
