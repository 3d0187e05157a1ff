import { useState, type ReactNode } from 'react';
import { useChat, useChatState } from './chatDesk.ts';
import { fieldsRead, joinsPieces } from './flowFacts.ts';
import { answer, fact, happen, oneLine, type Move } from './moves.ts';
import type { ChatKey } from './texts/texts.ts';

const faults = [['always 200 {"test": true}', 'world.fine'], ['always +20s 200 {"test": true}', 'world.slow'], ['always 500', 'world.error'], ['always http:unreachable', 'world.down']] as const;

/** All around the flow: who the customer is, the team's phone, systems outside, and how the channel stumbles. */
export function World(): ReactNode {
  const { options } = useChat();
  return <>{<Customer />}<Owner />{options.server.inside !== undefined && <Outside />}<Stumbles />{options.server.inside !== undefined && <Events />}</>;
}

function Customer(): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const moves = useChatState(state => state.branches.all.find(one => one.id === state.branches.current)!.moves);
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const now = (name: string, usual: string): string => changed[name] ?? valueIn(moves, `contact.${name}`) ?? usual;
  const apply = (): void => {
    const facts = Object.entries(changed).filter(([, value]) => oneLine(value) !== '').map(([name, value]) => fact(`contact.${name}`, value));
    setChanged({});
    if (facts.length > 0) void desk.do(...facts);
  };
  const field = (name: string, label: string, usual: string): ReactNode => <label key={name}>{label}<input value={now(name, usual)} maxLength={200} onChange={event => setChanged({ ...changed, [name]: event.target.value })} /></label>;
  return (
    <form className="c-group" onSubmit={event => { event.preventDefault(); apply(); }}>
      <h3>{say('world.customer')}</h3>
      {field('name', say('world.name'), 'Ana Souza')}
      {field('address', say('world.phone'), '5511987654321')}
      {fieldsRead(desk).map(name => field(name, say('world.field', { name }), ''))}
      <p className="i-hint">{say('world.now')}</p>
      <button type="submit" className="d-button" disabled={Object.keys(changed).length === 0}>{say('world.apply')}</button>
    </form>
  );
}

const valueIn = (moves: readonly Move[], name: string): string | undefined => moves.filter(move => move.sign === '&' && move.text.startsWith(`${name} = `)).at(-1)?.text.slice(name.length + 3);

function Owner(): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const [text, setText] = useState('');
  const send = (): void => {
    if (text.trim() === '') return;
    void desk.do(happen(`owner ${text.trim()}`));
    setText('');
  };
  return (
    <form className="c-group" onSubmit={event => { event.preventDefault(); send(); }}>
      <h3>{say('world.owner')}</h3>
      <label>{say('world.owner.text')}<textarea rows={2} maxLength={2000} value={text} onChange={event => setText(event.target.value)} /></label>
      <p className="i-hint">{say('world.owner.hint')}</p>
      <button type="submit" className="d-button">{say('world.owner.send')}</button>
    </form>
  );
}

function Outside(): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const usual = useChatState(state => state.branches.all.find(one => one.id === state.branches.current)!.moves.filter(move => move.sign === '!' && move.text.startsWith('always ')).at(-1)?.text);
  const [status, setStatus] = useState('200');
  const [body, setBody] = useState('{"preco": 150}');
  const [problem, setProblem] = useState('');
  const prepare = (): void => {
    try {
      JSON.parse(body.trim() === '' ? 'null' : body);
    } catch (error) {
      return setProblem((error as Error).message);
    }
    setProblem('');
    void desk.do(answer(`${status} ${body.trim() === '' ? 'null' : body}`));
  };
  return (
    <form className="c-group" onSubmit={event => { event.preventDefault(); prepare(); }}>
      <h3>{say('world.outside')}</h3>
      <p className="i-hint">{say('world.outside.hint')}</p>
      <div className="c-choices" role="group" aria-label={say('world.outside')}>{faults.map(([text, key]) => <button key={key} type="button" className="d-button" aria-pressed={usual === text} onClick={() => void desk.do(answer(text))}>{say(key)}</button>)}</div>
      <fieldset>
        <legend>{say('world.next')}</legend>
        <label>{say('world.status')}<input inputMode="numeric" pattern="[1-5][0-9][0-9]" required value={status} onChange={event => setStatus(event.target.value)} /></label>
        <label>{say('world.body')}<textarea rows={3} maxLength={4000} value={body} aria-invalid={problem !== ''} onChange={event => setBody(event.target.value)} /></label>
        {problem !== '' && <p className="i-problem" role="alert">{say('world.json', { text: problem })}</p>}
        <button type="submit" className="d-button">{say('world.prepare')}</button>
      </fieldset>
    </form>
  );
}

function Stumbles(): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const inPieces = useChatState(state => state.inPieces);
  const hasSaid = useChatState(state => state.branches.all.find(one => one.id === state.branches.current)!.moves.some(move => move.sign === '<'));
  return (
    <div className="c-group">
      <h3>{say('world.channel')}</h3>
      <div className="c-choices">
        <button type="button" className="d-button" disabled={!hasSaid} onClick={() => void desk.do(happen('duplicate'))}>{say('world.duplicate')}</button>
        <button type="button" className="d-button" onClick={() => void desk.do(happen('swap'))}>{say('world.swap')}</button>
      </div>
      <label className="i-check"><input type="checkbox" checked={inPieces} onChange={event => desk.store.set({ inPieces: event.target.checked })} />{say('world.pieces')}</label>
      {inPieces && <p className="i-hint">{say((joinsPieces(desk) ? 'world.pieces.joined' : 'world.pieces.apart') as ChatKey)}</p>}
    </div>
  );
}

function Events(): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const [name, setName] = useState('');
  return (
    <form className="c-group" onSubmit={event => {
      event.preventDefault();
      if (oneLine(name) !== '') void desk.do(happen(`event ${oneLine(name).replaceAll(' ', '-')}`));
    }}>
      <h3>{say('world.event')}</h3>
      <label>{say('world.event.name')}<input value={name} maxLength={80} onChange={event => setName(event.target.value)} /></label>
      <button type="submit" className="d-button">{say('world.event.send')}</button>
    </form>
  );
}
