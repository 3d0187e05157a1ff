import type { ReactNode } from 'react';
import { useChat, useChatState } from './chatDesk.ts';
import type { Branch } from './moves.ts';
import type { Say } from './texts/texts.ts';

/** The ways that the chat took: one can turn to another, or look at two side by side. */
export function BranchBar(): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const { all, current } = useChatState(state => state.branches);
  const beside = useChatState(state => state.beside);
  if (all.length < 2) return null;
  const other = all.filter(one => one.id !== current).at(-1)!;
  return (
    <nav className="c-branches" aria-label={say('branches')}>
      {all.map((one, i) => <button key={one.id} type="button" aria-pressed={one.id === current} title={nameOf(one, i, say)} onClick={() => void desk.turnTo(one.id)}>{nameOf(one, i, say)}</button>)}
      <button type="button" className="c-beside" aria-pressed={beside !== undefined} onClick={() => desk.store.set({ beside: beside === undefined ? other.id : undefined })}>{say(beside === undefined ? 'branch.beside' : 'branch.alone')}</button>
      {beside !== undefined && all.length > 2 && (
        <label>{say('branch.with')} <select value={beside} onChange={event => desk.store.set({ beside: Number(event.target.value) })}>{all.map((one, i) => one.id !== current && <option key={one.id} value={one.id}>{nameOf(one, i, say)}</option>)}</select></label>
      )}
    </nav>
  );
}

function nameOf(branch: Branch, index: number, say: Say): string {
  const name = say('branch', { n: index + 1 });
  return branch.instead ? `${name} · ${say('branch.instead', { text: branch.instead.split('\n')[0]! })}` : branch.from !== undefined ? `${name} · ${say('branch.flow')}` : name;
}
