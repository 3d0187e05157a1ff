import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focusCanvas, head, node, open, opening, page, place, scope, selection, shape, until } from './hands.ts';

opening();

test('What is pasted and is no flow changes nothing and says so', async () => {
  await open('containers');
  await page.evaluate(() => navigator.clipboard.writeText('{"a": [1, 2'));
  await focusCanvas();
  await page.keyboard.press('Control+v');
  await page.locator('.d-told.is-warning.is-shown').waitFor();
  assert.equal((await shape()).ids.length, 4);
});

test('Arranging is kept or taken back', async () => {
  await open();
  const was = await place('anotar');
  await page.locator('[data-command=tidy]').click();
  await page.getByText('O mapa foi organizado.').waitFor();
  assert.notDeepEqual(await place('anotar'), was);
  await page.locator('.d-bar').getByRole('button', { name: 'Desfazer' }).click();
  await until(async () => JSON.stringify(await place('anotar')) === JSON.stringify(was), 'not taken back');
});

test('Search jumps to the step, into a container too', async () => {
  await open('containers');
  await focusCanvas();
  await page.keyboard.press('Control+f');
  await page.getByRole('combobox').fill('consulta amanha');
  await page.keyboard.press('Enter');
  await until(async () => (await scope()) === 'falta/then', 'not there');
  assert.deepEqual(await selection(), ['lembrar']);
  assert.equal(await page.locator('.d-trail li').count(), 3);
});

test('Containers are entered and left by pointer and by keys', async () => {
  await open('containers');
  await page.locator('[data-scope="cada/body"]').click();
  await node('falta').waitFor();
  await head('falta').click();
  await page.keyboard.press('Control+Enter');
  await node('lembrar').waitFor();
  await page.keyboard.press('Control+ArrowUp');
  await node('falta').waitFor();
  assert.deepEqual(await selection(), ['falta']);
  await page.locator('.d-trail').getByRole('button').first().click();
  await node('buscar').waitFor();
});

test('A variable is called otherwise everywhere, and shows who uses it', async () => {
  await open();
  await page.getByRole('tab', { name: 'Variáveis' }).click();
  const field = page.getByLabel('Nome da variável Nome', { exact: true });
  await field.fill('Cliente');
  await field.press('Enter');
  await node('perguntar-nome').locator('.d-step-foot', { hasText: 'Cliente' }).waitFor();
  const row = page.locator('.d-variable').first();
  await row.locator('.d-uses').click();
  await row.getByRole('button', { name: 'Confirmar' }).click();
  assert.deepEqual(await selection(), ['confirmar']);
});

test('The palette of commands finds commands, steps to add and steps to go to', async () => {
  await open();
  await focusCanvas();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('organizar');
  await page.keyboard.press('Enter');
  await page.getByText('O mapa foi organizado.').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('falar dos preços');
  await page.keyboard.press('Enter');
  await until(async () => (await selection()).join() === 'falar-precos', 'not there');
});

test('Undo survives a reload, with the names of its steps', async () => {
  await open('containers', '');
  await head('fim').click();
  await page.keyboard.press('F2');
  await page.locator('textarea').fill('Pronto!');
  await page.keyboard.press('Enter');
  await page.evaluate(() => window.harness!.mounted.desk.session.flush());
  await page.reload();
  await page.waitForFunction(() => window.opened !== undefined);
  await page.locator('[data-command=history]').click();
  await page.locator('.d-history').getByRole('button', { name: /Dar o nome “Pronto!”/ }).waitFor();
  await page.keyboard.press('Escape');
});

test('Options are edited where they stand, and their connections follow', async () => {
  await open();
  await node('perguntar-interesse').getByText('Saber preços').dblclick();
  await page.locator('textarea').fill('Ver preços');
  await page.keyboard.press('Enter');
  await until(async () => (await shape()).ways.includes('perguntar-interesse:Ver preços>falar-precos'), 'the connection did not follow');
});

test('A connection is selected by a click and removed', async () => {
  await open('containers');
  const line = await page.locator('path[id="lado:Done>fim:In"]').evaluate((path: SVGPathElement) => {
    const at = path.getPointAtLength(path.getTotalLength() / 4);
    const seen = path.getScreenCTM()!;
    return { x: at.x * seen.a + seen.e, y: at.y * seen.d + seen.f };
  });
  await page.mouse.click(line.x, line.y);
  await until(async () => (await selection()).join() === 'lado:Done>fim:In', 'not selected');
  await page.keyboard.press('Delete');
  await until(async () => !(await shape()).ways.includes('lado:Done>fim'), 'not removed');
});

test('Another person is seen at the step, and a conflict is shown and decided', async () => {
  await open('containers');
  await page.evaluate(() => window.harness!.server.somebodyLooks([{ name: 'Ana', colour: '#b3266e', nodeIds: ['fim'] }]));
  await node('fim').getByText('Ana').waitFor();
  await page.evaluate(() => {
    const { server, mounted } = window.harness!;
    server.isOnline = false;
    const theirs = JSON.stringify(server.document).replace('Buscar a agenda', 'Agenda da Ana');
    server.document = JSON.parse(theirs);
    server.revision++;
    mounted.desk.ui.set({ editing: { id: 'buscar', what: 'title' } });
  });
  await page.locator('textarea').fill('Minha agenda');
  await page.keyboard.press('Enter');
  await page.getByText('Sem conexão').waitFor();
  await page.evaluate(() => { window.harness!.server.isOnline = true; window.harness!.mounted.desk.session.reconnected(); });
  const conflicts = page.locator('.d-conflicts');
  await conflicts.getByText('Minha agenda').waitFor();
  await conflicts.getByText('Agenda da Ana', { exact: true }).waitFor();
  await conflicts.getByRole('button', { name: 'Ficar com a minha' }).click();
  await conflicts.waitFor({ state: 'detached' });
  await head('buscar').filter({ hasText: 'Minha agenda' }).waitFor();
  await page.getByText('Salvo', { exact: true }).waitFor();
});

test('Read only: nothing can be changed', async () => {
  await open('containers', '&readOnly');
  await head('fim').click();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Tab');
  assert.equal((await shape()).ids.length, 4);
  assert.equal(await page.getByRole('tab', { name: 'Acrescentar' }).count(), 0);
});
