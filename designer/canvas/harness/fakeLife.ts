import type { LifeServer, ToldRun, Traffic, Visit } from '../src/life/life.ts';

const traffic: Traffic = {
  begun: 128,
  passages: [
    { nodeId: 'perguntar-nome', outcome: 'Answered', conversations: 112 }, { nodeId: 'perguntar-nome', outcome: 'Silent', conversations: 9 },
    { nodeId: 'arrumar-nome', outcome: 'Done', conversations: 112 },
    { nodeId: 'perguntar-interesse', outcome: 'Marcar avaliação', conversations: 61 }, { nodeId: 'perguntar-interesse', outcome: 'Saber preços', conversations: 22 }, { nodeId: 'perguntar-interesse', outcome: 'Other', conversations: 11 },
  ],
  waiting: [{ nodeId: 'perguntar-nome', version: 1, count: 7 }, { nodeId: 'perguntar-interesse', version: 1, count: 14 }],
  reached: [{ nodeId: 'perguntar-nome', conversations: 128 }, { nodeId: 'arrumar-nome', conversations: 112 }, { nodeId: 'perguntar-interesse', conversations: 112 }],
  ended: [{ nodeId: 'perguntar-interesse', conversations: 4 }],
};

const visits: readonly Visit[] = [{ instanceId: 'i1', conversationId: 'c1', name: 'Mariana', at: '2026-11-25T12:00:00Z', status: 'finished', version: 1 }];

const at = '2026-11-25T12:00:00Z';
const run: ToldRun = {
  version: 1, status: 'finished', name: 'Mariana', conversationId: 'c1',
  steps: [
    { at, nodeId: '', kind: 'heard', text: 'A conversa começou.' },
    { at, nodeId: 'perguntar-nome', kind: 'said', title: 'Perguntar o nome', text: 'O fluxo disse: “Como posso te chamar?”', why: 'A conversa começou. Assim chegou ao passo “Perguntar o nome”, que diz esta mensagem.' },
    { at, nodeId: 'perguntar-nome', outcome: 'Answered', kind: 'went', title: 'Perguntar o nome', text: 'Seguiu por “Respondeu”.' },
    { at, nodeId: 'arrumar-nome', outcome: 'Done', kind: 'went', title: 'Ficar só com o primeiro nome', text: 'Seguiu por “Pronto”.' },
    { at, nodeId: 'perguntar-interesse', kind: 'noted', title: 'Perguntar o que procura', text: 'Ficou esperando.' },
  ],
};

/** The life of a flow as tests of the canvas want it. */
export const fakeLife: LifeServer = {
  traffic: () => Promise.resolve(traffic),
  visits: () => Promise.resolve(visits),
  run: () => Promise.resolve(run),
};
