import assert from 'node:assert/strict';
import test from 'node:test';
import { addActivity } from '../src/document/edits/addActivity.ts';
import { renameVariable } from '../src/document/edits/variables.ts';
import { variablesOf } from '../src/document/flow.ts';
import { nameUses, renamedIn } from '../src/document/names.ts';
import { searchFlow } from '../src/document/search.ts';
import { usesOf } from '../src/document/variables.ts';
import { setItems } from '../src/document/edits/setInput.ts';
import { catalog, sample } from './random.ts';

const cases: [kind: string, code: string, renamed: string][] = [
  ['JavaScript', "variables.Nome + variables?.Nome + variables['Nome']", "variables.Novo + variables?.Novo + variables['Novo']"],
  ['JavaScript', "getNome() + getVariable('Nome'); setVariable(\"Nome\", 1); setNome(2)", "getNovo() + getVariable('Novo'); setVariable(\"Novo\", 1); setNovo(2)"],
  ['JavaScript', "pessoa.Nome + 'Nome' + Nome2 + `Nome ${Nome}` // Nome", "pessoa.Nome + 'Nome' + Nome2 + `Nome ${Novo}` // Nome"],
  ['JavaScript', 'const Nome = 1; return Nome + variables.Nome', 'const Nome = 1; return Nome + variables.Novo'],
  ['JavaScript', '({ Nome, outro: Nome, Nome: 1 })', '({ Nome: Novo, outro: Novo, Nome: 1 })'],
  ['JavaScript', '/Nome/.test(Nome) ? Nome : 2', '/Nome/.test(Novo) ? Novo : 2'],
  ['JavaScript', 'lista.map(Nome => Nome.x)', 'lista.map(Nome => Nome.x)'],
  ['JavaScript', '[...variables.Nome, ...Nome, x.Nome]', '[...variables.Novo, ...Novo, x.Nome]'],
  ['JavaScript', 'x = Nome === 1 && !Nome', 'x = Novo === 1 && !Novo'],
  ['Template', 'Oi Nome {{ Nome }}{% if Nome %}, {{ Nome | upper }}{% endif %} {{ "Nome" }} {{ x.Nome }}', 'Oi Nome {{ Novo }}{% if Novo %}, {{ Novo | upper }}{% endif %} {{ "Nome" }} {{ x.Nome }}'],
  ['Template', '{% for Nome in lista %}{{ Nome }}{% endfor %}', '{% for Nome in lista %}{{ Nome }}{% endfor %}'],
  ['Literal', 'Nome {{ Nome }}', 'Nome {{ Nome }}'],
];

for (const [kind, code, renamed] of cases) {
  test(`${kind}: ${code}`, () => assert.equal(renamedIn(kind, code, 'Nome', 'Novo'), renamed));
}

test('A script that sets a variable is known to set it', () => {
  assert.deepEqual(nameUses('JavaScript', "variables.Total = 1; setVariable('Total', 2)").map(use => use.writes), [true, true]);
  assert.deepEqual(nameUses('JavaScript', 'variables.Total == 1').map(use => use.writes), [false]);
});

test('A variable is renamed wherever it is named, and nowhere else', () => {
  const flow = sample('assistente-de-leads');
  const nome = variablesOf(flow).find(variable => variable.name === 'Nome')!;
  const before = usesOf(flow, nome);
  assert.ok(before.length >= 6);
  const renamed = renameVariable(flow, nome.id, 'Cliente');
  assert.deepEqual(usesOf(renamed, { id: 'x', name: 'Nome' }), []);
  assert.deepEqual(usesOf(renamed, { id: nome.id, name: 'Cliente' }), before);
  assert.match(JSON.stringify(renamed), /Entendi\{% if Cliente %\}, \{\{ Cliente \}\}/);
  assert.match(JSON.stringify(renamed), /variables\.Cliente \?\? /);
});

test('A name that another variable has is refused', () => {
  const flow = sample('assistente-de-leads');
  assert.equal(renameVariable(flow, 'nome', 'Horario'), flow);
  assert.equal(renameVariable(flow, 'nome', '2 x'), flow);
});

test('Search finds texts, names, options and scripts without accents', () => {
  const flow = sample('assistente-de-leads');
  const found = (words: string): string[] => searchFlow(flow, catalog, words).map(hit => hit.nodeId);
  assert.ok(found('avaliacao custa').includes('falar-precos'));
  assert.ok(found('marcar avaliação').includes('perguntar-interesse'));
  assert.ok(found('sangr').includes('entender'));
  assert.deepEqual(found('nada disso existe'), []);
});

test('Connections follow an option that is called otherwise, and go with one that is gone', () => {
  const flow = sample('assistente-de-leads');
  const ports = (of: typeof flow): string[] => (of.root as unknown as { connections: { source: { activity: string; port: string } }[] }).connections.filter(way => way.source.activity === 'perguntar-interesse').map(way => way.source.port);
  const renamed = setItems(flow, catalog, { id: 'perguntar-interesse', name: 'options', items: ['Agendar', 'Saber preços', 'Falar com alguém'] });
  assert.ok(ports(renamed).includes('Agendar') && !ports(renamed).includes('Marcar avaliação'));
  const fewer = setItems(flow, catalog, { id: 'perguntar-interesse', name: 'options', items: ['Saber preços', 'Falar com alguém'] });
  assert.equal(ports(fewer).length, ports(flow).length - 1);
});

test('A step put into a connection leads on by its first outcome', () => {
  const flow = sample('assistente-de-leads');
  const root = flow.root as unknown as { connections: Parameters<typeof addActivity>[2]['into'][] };
  const { flow: next, id } = addActivity(flow, { scope: '', catalog }, { type: 'Porfin.SendText', at: { x: 0, y: 0 }, into: root.connections[0]! });
  const ways = JSON.stringify(next.root.connections);
  assert.ok(ways.includes(`{"source":{"activity":"perguntar-nome","port":"Answered"},"target":{"activity":"${id}","port":"In"}}`));
  assert.ok(ways.includes(`{"source":{"activity":"${id}","port":"Done"},"target":{"activity":"arrumar-nome","port":"In"}}`));
});
