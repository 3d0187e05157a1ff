import assert from 'node:assert/strict';
import test from 'node:test';
import { FakeServer } from '../harness/fakeServer.ts';
import { findActivity } from '../src/document/activities.ts';
import { moveActivities } from '../src/document/edits/move.ts';
import { renameActivity } from '../src/document/edits/renameActivity.ts';
import { removeActivities } from '../src/document/edits/remove.ts';
import { setInput } from '../src/document/edits/setInput.ts';
import { nameOf, positionOf, type Flow } from '../src/document/flow.ts';
import { inputText } from '../src/document/inputs.ts';
import { openFlow } from '../src/document/open.ts';
import { openSession, type Session } from '../src/session/sync.ts';
import { catalog, sample } from './random.ts';

/** A browser whose clock is turned by hand. */
class Browser {
  readonly kept = new Map<string, string>();
  readonly shelf = { getItem: (key: string) => this.kept.get(key) ?? null, setItem: (key: string, value: string) => void this.kept.set(key, value), removeItem: (key: string) => void this.kept.delete(key) };
  #time = 0;
  #waiting: { at: number; action: () => void }[] = [];

  now = (): number => this.#time;

  later = (action: () => void, milliseconds: number): (() => void) => {
    const entry = { at: this.#time + milliseconds, action };
    this.#waiting.push(entry);
    return () => void (this.#waiting = this.#waiting.filter(other => other !== entry));
  };

  async pass(milliseconds: number): Promise<void> {
    const end = this.#time + milliseconds;
    await settle();
    for (;;) {
      const next = this.#waiting.filter(entry => entry.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter(other => other !== next);
      this.#time = next.at;
      next.action();
      await settle();
    }
    this.#time = end;
  }
}

const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

const open = async (server: FakeServer, browser: Browser): Promise<Session> => openSession(server, { flowId: 'f', culture: 'pt-BR' }, browser);
const rename = (session: Session, id: string, name: string): void => session.draft.apply({ key: 'step.rename' }, flow => renameActivity(flow, id, name));
const stored = (server: FakeServer): Flow => openFlow(server.document);
const fresh = (): FakeServer => new FakeServer(sample('assistente-de-leads'), catalog);

test('What is done is saved after a moment, once for many steps', async () => {
  const [server, browser] = [fresh(), new Browser()];
  const session = await open(server, browser);
  for (const name of ['a', 'ab', 'abc']) rename(session, 'anotar', name);
  assert.equal(session.draft.state.saving, 'unsaved');
  await browser.pass(1000);
  assert.equal(server.saves, 1);
  assert.equal(nameOf(findActivity(stored(server), 'anotar')!), 'abc');
  assert.equal(session.draft.state.saving, 'saved');
});

test('A lost connection loses nothing: it is kept, and sent when the connection is back', async () => {
  const [server, browser] = [fresh(), new Browser()];
  const session = await open(server, browser);
  server.isOnline = false;
  rename(session, 'anotar', 'sem rede');
  await browser.pass(5000);
  assert.equal(session.draft.state.saving, 'offline');
  assert.equal(server.saves, 0);
  server.isOnline = true;
  await browser.pass(40_000);
  assert.equal(nameOf(findActivity(stored(server), 'anotar')!), 'sem rede');
  assert.equal(session.draft.state.saving, 'saved');
});

test('Unsent work survives a closed browser and is merged with what others did meanwhile', async () => {
  const [server, browser] = [fresh(), new Browser()];
  const first = await open(server, browser);
  server.isOnline = false;
  rename(first, 'anotar', 'feito sem rede');
  first.draft.apply({ key: 'step.move' }, flow => moveActivities(flow, new Map([['confirmar', { x: 7, y: 8 }]])));
  await browser.pass(3000);
  first.stop();
  server.isOnline = true;
  server.somebodySaves(renameActivity(stored(server), 'confirmar', 'da Ana'));

  const second = await open(server, browser);
  await browser.pass(3000);
  const now = stored(server);
  assert.equal(nameOf(findActivity(now, 'anotar')!), 'feito sem rede');
  assert.equal(nameOf(findActivity(now, 'confirmar')!), 'da Ana');
  assert.deepEqual(positionOf(findActivity(now, 'confirmar')!), { x: 7, y: 8 });
  assert.equal(second.draft.state.conflicts.length, 0);
});

test('Steps can be undone after a reload, by name', async () => {
  const [server, browser] = [fresh(), new Browser()];
  const before = nameOf(findActivity(stored(server), 'anotar')!);
  const first = await open(server, browser);
  rename(first, 'anotar', 'outro nome');
  await browser.pass(3000);
  first.stop();
  const second = await open(server, browser);
  assert.equal(second.draft.state.history.done.at(-1)?.name.key, 'step.rename');
  second.draft.undo();
  assert.equal(nameOf(findActivity(second.draft.state.flow, 'anotar')!), before);
  second.draft.redo();
  assert.equal(nameOf(findActivity(second.draft.state.flow, 'anotar')!), 'outro nome');
});

test('Two people at once: different properties of one step both stand', async () => {
  const [server, a, b] = [fresh(), new Browser(), new Browser()];
  const [mine, theirs] = [await open(server, a), await open(server, b)];
  rename(mine, 'anotar', 'meu nome');
  theirs.draft.apply({ key: 'step.move' }, flow => moveActivities(flow, new Map([['anotar', { x: 1, y: 2 }]])));
  await a.pass(1000);
  await b.pass(1000);
  await a.pass(1000);
  for (const { draft } of [mine, theirs]) {
    assert.equal(nameOf(findActivity(draft.state.flow, 'anotar')!), 'meu nome');
    assert.deepEqual(positionOf(findActivity(draft.state.flow, 'anotar')!), { x: 1, y: 2 });
    assert.equal(draft.state.conflicts.length, 0);
  }
});

test('Two people at once: the same text is a conflict that is seen, and nothing is overwritten', async () => {
  const [server, a, b] = [fresh(), new Browser(), new Browser()];
  const [mine, theirs] = [await open(server, a), await open(server, b)];
  const say = (session: Session, value: string): void => session.draft.apply({ key: 'step.input' }, flow => setInput(flow, catalog, { id: 'anotar', name: 'text', value: { kind: 'Literal', value } }));
  say(theirs, 'Deles');
  say(mine, 'Meu');
  await b.pass(1000);
  await a.pass(1000);
  const [conflict] = mine.draft.state.conflicts;
  assert.equal(conflict?.nodeId, 'anotar');
  assert.equal(inputText(findActivity(stored(server), 'anotar')!, 'text'), 'Deles');
  for (const one of mine.draft.state.conflicts) mine.draft.resolve(one, 'mine');
  await a.pass(2000);
  assert.equal(inputText(findActivity(stored(server), 'anotar')!, 'text'), 'Meu');
  assert.equal(mine.draft.state.conflicts.length, 0);
});

test('A conflict that is open when the browser closes is kept until somebody decides', async () => {
  const [server, a, b] = [fresh(), new Browser(), new Browser()];
  const [mine, theirs] = [await open(server, a), await open(server, b)];
  rename(theirs, 'anotar', 'Deles');
  rename(mine, 'anotar', 'Meu');
  await b.pass(1000);
  await a.pass(1000);
  assert.equal(mine.draft.state.conflicts.length, 1);
  mine.stop();
  const again = await open(server, a);
  const [conflict] = again.draft.state.conflicts;
  assert.equal(conflict?.mine.to, 'Meu');
  again.draft.resolve(conflict!, 'mine');
  await a.pass(2000);
  assert.equal(nameOf(findActivity(stored(server), 'anotar')!), 'Meu');
  again.stop();
  assert.equal((await open(server, a)).draft.state.conflicts.length, 0);
});

test('Two people at once: a step that one removed and the other changed is a conflict, and can be brought back', async () => {
  const [server, a, b] = [fresh(), new Browser(), new Browser()];
  const [mine, theirs] = [await open(server, a), await open(server, b)];
  theirs.draft.apply({ key: 'step.remove' }, flow => removeActivities(flow, { scope: '', catalog }, new Set(['anotar'])));
  rename(mine, 'anotar', 'ainda uso');
  await b.pass(1000);
  await a.pass(1000);
  const [conflict] = mine.draft.state.conflicts;
  assert.equal(conflict?.nodeId, 'anotar');
  mine.draft.resolve(conflict!, 'mine');
  assert.equal(nameOf(findActivity(mine.draft.state.flow, 'anotar')!), 'ainda uso');
});

test('An undo after somebody else changed the same says so and takes nothing of theirs', async () => {
  const [server, a] = [fresh(), new Browser()];
  const session = await open(server, a);
  rename(session, 'anotar', 'primeiro');
  await a.pass(1000);
  server.somebodySaves(renameActivity(stored(server), 'anotar', 'da Ana'));
  await a.pass(1000);
  session.draft.undo();
  assert.equal(nameOf(findActivity(session.draft.state.flow, 'anotar')!), 'da Ana');
  assert.equal(session.draft.state.told?.name.key, 'step.partly');
});
