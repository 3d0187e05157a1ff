import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { english, portuguese, spanish } from '../src/inspector/words.ts';
import { en } from '../src/texts/en.ts';
import { es } from '../src/texts/es.ts';
import { ptBR } from '../src/texts/pt-BR.ts';

type Texts = Readonly<Record<string, string>>;

const source = new URL('../src/', import.meta.url).pathname.replace('node_modules/', '');
const gaps = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();

for (const [name, first, others] of [['The canvas', ptBR, { en, es }], ['The inspector', portuguese, { en: english, es: spanish }]] as const) {
  test(`${name} says the same in every language, with the same gaps`, () => {
    for (const [language, texts] of Object.entries(others as Readonly<Record<string, Texts>>)) {
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(first).sort(), language);
      for (const [key, text] of Object.entries(first as Texts)) {
        assert.deepEqual(gaps(texts[key]!), gaps(text), `${language} ${key}`);
        assert.notEqual(texts[key]!.trim(), '', `${language} ${key}`);
      }
    }
  });

  test(`${name} keeps no text that nothing says`, () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(file => /\.tsx?$/.test(file) && !/(^|\/)texts\/|ords\.ts$/.test(file));
    assert.ok(files.length > 100);
    const code = files.map(file => readFileSync(source + file, 'utf8')).join('\n');
    const begun = new Set([...code.matchAll(/[`']([a-z][\w.]*\.)(?:\$\{|' \+)/g)].map(([, start]) => start!));
    assert.deepEqual(Object.keys(first).filter(key => !code.includes(`'${key}'`) && ![...begun].some(start => key.startsWith(start))), []);
  });
}
