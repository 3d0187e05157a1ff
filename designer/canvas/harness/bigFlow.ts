import type { Json } from '../src/document/json.ts';

/** A flow of many steps, as measurements want it: rows of questions, texts, options and decisions, connected along and across. */
export function bigFlow(count: number): Json {
  const perRow = 25;
  const kinds = ['Porfin.SendText', 'Porfin.SendChoices', 'Porfin.Ask', 'Elsa.FlowDecision'];
  const literal = (value: string): Json => ({ typeName: 'String', expression: { type: 'Template', value } });
  const activities = Array.from({ length: count }, (_, i): Json => {
    const type = kinds[i % kinds.length]!;
    const text = `Passo ${i}: olá {{ Nome }}, isto é o que a clínica diz aqui. Quer continuar a conversa?`;
    const own: Record<string, Json> = type === 'Porfin.SendText' ? { text: literal(text) } : type === 'Porfin.Ask' ? { question: literal(text) } : type === 'Porfin.SendChoices' ? { text: literal(text), options: { typeName: 'Object', expression: { type: 'Object', value: '["Sim","Não","Talvez"]' } } } : { condition: { typeName: 'Boolean', expression: { type: 'JavaScript', value: `variables.Nome === 'x${i}'` } } };
    return { id: `n${i}`, type, ...own, metadata: { designer: { position: { x: (i % perRow) * 340, y: Math.floor(i / perRow) * 330 } } } };
  });
  const ports = ['Done', 'Sim', 'Answered', 'True'];
  const others = ['', 'Não', 'Silent', 'False'];
  const connections = Array.from({ length: count }, (_, i) => [
    ...(i + 1 < count && (i + 1) % perRow !== 0 ? [way(i, ports[i % 4]!, i + 1)] : []),
    ...(others[i % 4] !== '' && i + perRow < count ? [way(i, others[i % 4]!, i + perRow)] : []),
  ]).flat();
  return { definitionId: `grande-${count}`, name: `Fluxo de ${count} passos`, variables: [{ id: 'nome', name: 'Nome', typeName: 'String' }], root: { id: 'fluxo', type: 'Elsa.Flowchart', activities, connections } };
}

const way = (from: number, port: string, to: number): Json => ({ source: { activity: `n${from}`, port }, target: { activity: `n${to}`, port: 'In' } });
