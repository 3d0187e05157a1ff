import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openEditor, Site } from '../harness/site.ts';

const root = new URL('../', import.meta.url).pathname.replace(/node_modules\/?$/, '');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = `${root}../../artifacts/screenshots`;
let site: Site;
before(async () => {
  mkdirSync(shots, { recursive: true });
  site = await Site.open(root);
});
after(() => site.close());

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Keeps a picture, and checks what every state must hold: no serious finding of axe, no sideways scrolling. */
async function check(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${shots}/designer-${name}.png` });
  await page.evaluate(axe);
  const findings = (await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } }).axe.run();
    return violations;
  })).filter(finding => finding.impact === 'serious' || finding.impact === 'critical');
  assert.deepEqual(findings.map(finding => `${finding.id}: ${finding.nodes.map(node => node.html.slice(0, 160)).join('\n')}`), [], `axe looked at ${name}`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
}

const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  flow: async () => undefined,
  outline: page => page.getByRole('tab', { name: 'Passos' }).click(),
  variables: async page => {
    await page.getByRole('tab', { name: 'Variáveis' }).click();
    await page.locator('.d-uses').first().click();
  },
  commands: page => page.keyboard.press('Control+k'),
  search: async page => {
    await page.keyboard.press('Control+f');
    await page.getByRole('combobox').fill('horário');
  },
  keys: async page => {
    await page.locator('.d-canvas').focus();
    await page.keyboard.press('?');
  },
  ghost: async page => {
    await page.locator('.react-flow__node[data-id="perguntar-nome"] .d-step-head b').click();
    await page.keyboard.press('a');
  },
  writing: async page => {
    await page.locator('.react-flow__node[data-id="perguntar-nome"] .d-step-head b').click();
    await page.keyboard.press('Enter');
  },
  tidied: async page => {
    await page.locator('[data-command=tidy]').click();
    await page.locator('.d-bar').waitFor();
  },
  together: page => page.evaluate(() => {
    const { server, mounted } = window.harness!;
    const { draft } = mounted.desk;
    server.somebodyLooks([{ name: 'Ana', colour: '#b3266e', nodeIds: ['perguntar-nome'] }, { name: 'Rui', colour: '#00796b', nodeIds: [] }]);
    draft.set({
      marks: { nodes: new Map([['arrumar-nome', { tone: 'warning', badge: '1', text: 'Uma sugestão' }], ['perguntar-interesse', { tone: 'error', badge: '2', text: 'Dois problemas' }]]), ways: new Map([['perguntar-nome:Answered>arrumar-nome:In', { tone: 'lit', label: '128' }]]) },
      conflicts: [{ key: 'x', nodeId: 'anotar', mine: { path: ['root', 'activities', '#anotar', 'text'], to: 'Entendi! Já anotei.' }, theirs: 'Certo, anotado.' }],
      saving: 'offline',
    });
  }),
};

for (const [width, isDark, names] of [[1280, false, Object.keys(states)], [1280, true, Object.keys(states)], [768, false, ['flow', 'outline', 'commands']], [768, true, ['flow']]] as const) {
  test(`At ${width} ${isDark ? 'dark' : 'light'}, every state can be read by all`, async () => {
    const context = await site.visitor({ width, isDark });
    for (const name of names) {
      const page = await openEditor(context, 'flow=assistente-de-leads&id=' + name);
      await states[name]!(page);
      await check(page, `${name}-${width}-${isDark ? 'dark' : 'light'}`);
      await page.close();
    }
    await context.close();
  });
}

for (const isDark of [false, true]) {
  test(`At 390 ${isDark ? 'dark' : 'light'}, the outline, the map and the lists can be read, and what is pressed is large enough`, async () => {
    const context = await site.visitor({ width: 390, height: 844, isDark, hasTouch: true });
    const page = await openEditor(context, 'flow=assistente-de-leads&id=phone');
    const tone = isDark ? 'dark' : 'light';
    await check(page, `outline-390-${tone}`);
    await page.getByRole('treeitem', { name: /Perguntar o que procura/ }).first().tap();
    await check(page, `selected-390-${tone}`);
    const small = await page.locator('button:visible').evaluateAll(buttons => buttons.map(button => ({ text: button.textContent, box: button.getBoundingClientRect() })).filter(({ box }) => box.width < 44 || box.height < 44).map(({ text, box }) => `${text} ${box.width}×${box.height}`));
    assert.deepEqual(small, []);
    await page.locator('[data-command=commands]').tap();
    await check(page, `commands-390-${tone}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Mapa' }).tap();
    await page.locator('.react-flow__node').first().waitFor();
    await check(page, `map-390-${tone}`);
    await page.getByRole('button', { name: 'Variáveis' }).tap();
    await check(page, `variables-390-${tone}`);
    await context.close();
  });
}
