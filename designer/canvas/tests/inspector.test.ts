import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalog, type InputType } from '../src/document/catalog.ts';
import type { Flow } from '../src/document/flow.ts';
import { litWays, marksOf } from '../src/findings/checker.ts';
import { nearest, problemsOf } from '../src/inspector/checks.ts';
import { scriptPieces, templatePieces } from '../src/inspector/editors/highlight.ts';
import { proposalsAt } from '../src/inspector/editors/useCompletion.ts';
import { replaced } from '../src/inspector/InputField.tsx';
import { carried, given, modeOf, modesOf } from '../src/inspector/mode.ts';
import { readSpoken } from '../src/inspector/spokenDuration.ts';
import { sayer, type WordKey } from '../src/inspector/words.ts';

const input = (editor: string, more: Partial<InputType> = {}): InputType => ({ name: 'x', label: 'X', editor, type: 'String', ...more });

test('durations are understood as people write them', () => {
  const said: Record<string, string | undefined> = {
    '30 minutos': '00:30:00', '1h30': '01:30:00', '2 horas e meia': '02:30:00', '90 min': '01:30:00', '1 dia': '1.00:00:00', '2 days': '2.00:00:00', 'uma semana': '7.00:00:00', '45s': '00:00:45',
    '1 dia e 2 horas': '1.02:00:00', '1,5 hora': '01:30:00', '00:05:00': '00:05:00', '2.01:00:00': '2.01:00:00', 'meia hora': '00:30:00', '10m30': '00:10:30',
    '': undefined, 'logo': undefined, '5': undefined, 'hora': undefined, '3 luas': undefined, '1 2 horas': undefined,
  };
  for (const [text, wanted] of Object.entries(said)) assert.equal(readSpoken(text), wanted, text);
});

test('a text with braces is a template, others stay as they are written', () => {
  assert.deepEqual(given(input('multiline'), 'plain', 'Oi'), { kind: 'Literal', value: 'Oi' });
  assert.deepEqual(given(input('multiline'), 'plain', 'Oi, {{ Nome }}'), { kind: 'Template', value: 'Oi, {{ Nome }}' });
  assert.deepEqual(given(input('options'), 'plain', ['a']), { kind: 'Object', value: '["a"]' });
  assert.deepEqual(given(input('value'), 'plain', 'true'), { kind: 'Object', value: 'true' });
  assert.deepEqual(given(input('value'), 'plain', 'Ana'), { kind: 'Literal', value: 'Ana' });
  assert.deepEqual(given(input('number'), 'plain', 3), { kind: 'Literal', value: 3 });
  assert.deepEqual(given(input('flow', { raw: true }), 'plain', 'x'), { kind: 'Raw', value: 'x' });
  assert.equal(given(input('text'), 'plain', ''), undefined);
  assert.equal(modeOf(input('text'), { kind: 'JavaScript', value: '1' }), 'script');
  assert.equal(modeOf(input('condition'), undefined), 'script');
  assert.deepEqual(modesOf(input('cases', { raw: true })), ['plain']);
});

test('what can be carried over to another way is', () => {
  assert.equal(carried('plain', 'script', 'Oi "você"'), '"Oi \\"você\\""');
  assert.equal(carried('plain', 'script', 'Oi, {{ Nome }}'), '`Oi, ${Nome}`');
  assert.equal(carried('script', 'plain', '"Oi"'), 'Oi');
  assert.equal(carried('script', 'plain', 'a + b'), undefined);
  assert.equal(carried('plain', 'variable', 'Oi'), undefined);
});

const catalog = readCatalog({
  categories: [],
  functions: [{ name: 'Math' }],
  filters: [{ name: 'upper' }, { name: 'upcase' }],
  activities: [{ type: 'T', category: '', icon: '', label: 'T', description: '', inputs: [], outputs: [], outcomes: [{ name: 'Done', label: 'Pronto' }], ports: [] }],
});

const flow = {
  variables: [{ id: 'n', name: 'Nome', typeName: 'String' }, { id: 'i', name: 'Idade', typeName: 'Number' }],
  root: { id: 'r', type: 'Elsa.Flowchart', activities: [{ id: 'a', type: 'T' }, { id: 'b', type: 'T' }], connections: [{ source: { activity: 'a', port: 'Done' }, target: { activity: 'b' } }] },
} as unknown as Flow;

const activity = (x: unknown): Flow['root'] => ({ id: 'a', type: 'T', x }) as unknown as Flow['root'];
const expression = (type: string, value: unknown): unknown => ({ typeName: 'String', expression: { type, value } });

test('problems are seen at once, with what mends them', () => {
  const of = (x: unknown, type: InputType): unknown[] => problemsOf(flow, catalog, activity(x), type).map(problem => [problem.text, problem.repair?.kind]);
  assert.deepEqual(of(undefined, input('text', { required: true })), [['problem.required', undefined]]);
  assert.deepEqual(of('', input('text', { required: true })), [['problem.required', undefined]]);
  assert.deepEqual(of(expression('Template', 'Oi, {{ Nome }}'), input('text')), []);
  assert.deepEqual(of(expression('Template', 'Oi, {{ Nomme | upper }}'), input('text')), [['problem.didYouMean', 'replace']]);
  assert.deepEqual(of(expression('Template', 'Oi, {{ Bairro }} {% for c in Nome %}{{ c }}{% endfor %}'), input('text')), [['problem.unknownName', 'create']]);
  assert.deepEqual(of(expression('JavaScript', 'const dobro = variables.Idade * 2; return Math.max(dobro, contact.name.length)'), input('code')), []);
  const ranged = input('number', { rules: { min: 0, max: 10 } as never });
  assert.deepEqual(of(11, ranged), [['problem.max', undefined]]);
  assert.deepEqual(of(-1, ranged), [['problem.min', undefined]]);
  assert.deepEqual(of('muitos', ranged), [['problem.number', undefined]]);
  assert.deepEqual(of(expression('Literal', '00:02:00'), input('duration', { rules: { min: '00:00:01', max: '00:01:00' } as never })), [['problem.max', undefined]]);
  assert.equal(nearest('idadee', ['Nome', 'Idade']), 'Idade');
  assert.equal(nearest('Valor', ['Nome', 'Idade']), undefined);
  assert.equal(replaced('Template', 'Oi, {{ Nomme }} Nomme', 'Nomme', 'Nome'), 'Oi, {{ Nome }} Nomme');
});

test('names are offered where they can stand', () => {
  const at = (text: string, kind: 'script' | 'template'): string[] => proposalsAt(text, kind, flow, catalog).proposals.map(one => one.text);
  assert.deepEqual(at('Oi No', 'template'), []);
  assert.deepEqual(at('Oi {{ No', 'template'), ['Nome']);
  assert.deepEqual(at('Oi {{ Nome }} No', 'template'), []);
  assert.deepEqual(at('{{ Nome | up', 'template'), ['upper', 'upcase']);
  assert.deepEqual(at('1 + idade', 'script'), ['variables.Idade']);
  assert.deepEqual(at('', 'script'), []);
});

test('colours lose no letter', () => {
  const code = "const a = 'x' // fim\nreturn `${a}` + 1";
  assert.equal(scriptPieces(code).map(piece => piece.text).join(''), code);
  assert.deepEqual(templatePieces('Oi {{ Nome }}!').map(piece => piece.kind), ['plain', 'code', 'plain']);
});

test('findings mark steps, the worst first, and light their way', () => {
  const finding = (severity: 'error' | 'warning', text: string) => ({ code: 'c', severity, nodeId: 'a', text, path: [{ nodeId: 'a', outcome: 'Done' }, { nodeId: 'b' }] }) as const;
  const marks = marksOf([finding('warning', 'W'), finding('error', 'E')], finding('error', 'E'), flow, catalog, '');
  assert.equal(marks.nodes.get('a')!.tone, 'error');
  assert.deepEqual([...marks.ways.keys()], ['a:Done>b:In']);
  assert.equal(litWays([{ nodeId: 'b' }, { nodeId: 'a' }], flow, catalog, '').size, 0);
});

test('every word is there in every language, with the same gaps', () => {
  const gaps = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(gap => gap[1]!).sort();
  const portuguese = sayer('pt-BR');
  for (const key of ['inspector.many', 'publish.done', 'problem.didYouMean', 'publish.title', 'findings.repair'] as WordKey[]) {
    for (const culture of ['en', 'es']) {
      assert.notEqual(sayer(culture)(key), portuguese(key), key);
      assert.deepEqual(gaps(sayer(culture)(key)), gaps(portuguese(key)), key);
    }
  }
});
