import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { openEditor, Site } from '../harness/site.ts';

const root = new URL('../', import.meta.url).pathname.replace(/node_modules\/?$/, '');
let site: Site;
let person: BrowserContext;
before(async () => {
  site = await Site.open(root);
  person = await site.visitor();
});
after(() => site.close());

interface Shape {
  readonly ids: readonly string[];
  readonly ways: readonly string[];
}

let page: Page;
let visits = 0;
/** A fresh draft each time: nothing of the last one is remembered. */
const open = async (flow = 'assistente-de-leads', more = ''): Promise<Page> => (page = await openEditor(person, `flow=${flow}&id=t${++visits}${more}`));
const node = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`);
const dot = (id: string, outcome: string): Locator => node(id).locator(`[data-outcome="${outcome}"]`);
const shape = (): Promise<Shape> => page.evaluate(() => {
  const draft = window.harness!.mounted.desk.draft;
  const chart = draft.state.flow.root as unknown as { activities: { id: string }[]; connections: { source: { activity: string; port: string }; target: { activity: string } }[] };
  return { ids: chart.activities.map(activity => activity.id), ways: chart.connections.map(way => `${way.source.activity}:${way.source.port}>${way.target.activity}`) };
});
const place = (id: string): Promise<{ x: number; y: number }> => page.evaluate(wanted => (window.harness!.mounted.desk.draft.state.flow.root as unknown as { activities: { id: string; metadata: { designer: { position: { x: number; y: number } } } }[] }).activities.find(activity => activity.id === wanted)!.metadata.designer.position, id);
const selection = (): Promise<string[]> => page.evaluate(() => [...window.harness!.mounted.desk.draft.state.selection]);
const scope = (): Promise<string> => page.evaluate(() => window.harness!.mounted.desk.draft.state.scope);
const focusCanvas = (): Promise<void> => page.locator('.d-canvas').focus();
const middle = async (of: Locator): Promise<{ x: number; y: number }> => {
  const box = (await of.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
async function drag(from: { x: number; y: number }, to: { x: number; y: number }, keys: readonly string[] = []): Promise<void> {
  await page.mouse.move(from.x, from.y);
  for (const key of keys) await page.keyboard.down(key);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  for (const key of keys) await page.keyboard.up(key);
}
const until = (what: () => Promise<boolean>, why: string): Promise<void> => (async () => {
  for (const end = performance.now() + 15_000; performance.now() < end; await page.evaluate(() => new Promise(requestAnimationFrame))) if (await what()) return;
  assert.fail(why);
})();
const head = (id: string): Locator => node(id).locator('.d-step-head b');

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

test('A connection is selected and removed; its end is moved to another step', async () => {
  await open('containers');
  await page.evaluate(() => window.harness!.mounted.desk.draft.select(['lado:Done>fim:In']));
  await focusCanvas();
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
