// Takes the pictures of README and guides from the running program: starts Porfin on a data folder of its own, does what a newcomer would, and looks.
// By hand: npm run screenshots, in designer/canvas. PORFIN_CHROMIUM names another browser.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';

const root = new URL('..', import.meta.url).pathname;
const { chromium } = createRequire(root + 'designer/canvas/package.json')('playwright-core');
const images = root + 'docs/images/';
const most = 200 * 1024;

const data = mkdtempSync(tmpdir() + '/porfin-pictures-');
const host = spawn(root + 'porfin', ['serve'], { env: { ...process.env, PORFIN_DATA: data, PORFIN_PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
const stopped = new Promise(done => host.on('exit', done));
const url = await new Promise((found, failed) => {
  let said = '';
  host.stdout.on('data', text => {
    said += text;
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
    if (address) found(address[0]);
  });
  host.on('exit', code => failed(new Error(`Porfin ended with ${code}: ${said}`)));
});

const browser = await chromium.launch({ executablePath: process.env.PORFIN_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  mkdirSync(images, { recursive: true });
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', timezoneId: 'America/Sao_Paulo' });
  const page = await context.newPage();
  await signUp(page);
  await page.goto('/fluxos/novo');
  await shoot(page, 'templates');
  await page.goto('/fluxos/novo/assistente-de-leads');
  await shoot(page, 'template');
  await page.getByRole('button', { name: 'Usar este modelo' }).click();
  await editor(page);
  const flow = page.url().split('/')[4];
  await testChat(page, flow);
  await compare(page, flow);
  await small(context.storageState(), flow);
} finally {
  await browser.close();
  host.kill('SIGTERM');
  await stopped;
  rmSync(data, { recursive: true, force: true });
}

async function signUp(page) {
  await page.goto('/cadastro');
  await page.getByLabel('Nome do negócio').fill('Clínica Sorriso');
  await page.getByLabel('E-mail').fill('clara@clinicasorriso.example.com');
  await page.getByLabel('Senha').fill('uma frase bem longa');
  await page.getByRole('button', { name: 'Criar conta' }).click();
  await page.getByRole('heading', { name: 'Olá, Clínica Sorriso' }).waitFor();
}

async function choose(page, step) {
  await page.locator('[data-command=search]').click();
  await page.locator('.d-picker input').fill(step);
  await page.locator('.d-picker [role=option]').first().click();
}

async function editor(page) {
  await page.locator('.react-flow__node').first().waitFor();
  await choose(page, 'Perguntar o que procura');
  await page.waitForTimeout(800);
  await shoot(page, 'editor');
}

async function testChat(page, flow) {
  await page.goto(`/fluxos/${flow}/testar`);
  const log = page.getByRole('log');
  for (const [text, answer] of [['oi, vi o anúncio de vocês', 'como posso te chamar'], ['Meu nome é mariana', 'Prazer, Mariana']]) {
    await page.getByLabel('Escreva uma mensagem').fill(text);
    await page.getByLabel('Escreva uma mensagem').press('Enter');
    await log.getByText(answer).waitFor();
  }
  await shoot(page, 'test-chat');
}

async function compare(page, flow) {
  await page.goto(`/fluxos/${flow}/editar`);
  await page.locator('.react-flow__node').first().waitFor();
  await publish(page, 'Primeira versão');
  await choose(page, 'Perguntar o nome');
  await page.getByRole('complementary', { name: 'Propriedades' }).getByLabel('Pergunta', { exact: true }).fill('Oi! 😊 Aqui é a Clara, da {{ business.name }}. Como posso te chamar?');
  await page.getByText('Salvo', { exact: true }).waitFor();
  await page.waitForTimeout(1500);
  await page.goto(`/fluxos/${flow}/comparar?de=1`);
  await shoot(page, 'compare');
}

async function publish(page, note) {
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  await page.getByLabel('O que mudou? (opcional)').fill(note);
  await page.getByRole('dialog').getByRole('button', { name: 'Publicar', exact: true }).click();
  await page.getByText('Versão 1 publicada.').waitFor();
}

// The same on a phone, in the dark.
async function small(state, flow) {
  const context = await browser.newContext({ baseURL: url, storageState: await state, viewport: { width: 390, height: 780 }, colorScheme: 'dark', reducedMotion: 'reduce', timezoneId: 'America/Sao_Paulo' });
  const page = await context.newPage();
  await page.goto(`/fluxos/${flow}/editar`);
  await page.getByRole('tree').waitFor();
  await page.waitForTimeout(1500);
  await shoot(page, 'phone');
}

async function shoot(page, name) {
  await page.evaluate(() => document.fonts.ready);
  const path = `${images}${name}.png`;
  await page.screenshot({ path });
  const { size } = statSync(path);
  console.log(`${name}.png ${Math.round(size / 1024)} KB`);
  if (size > most) throw new Error(`${name}.png has ${size} bytes; the most is ${most}.`);
}
