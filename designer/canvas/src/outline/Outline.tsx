import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { byKeys, stroke } from '../commands/keyboard.ts';
import { isOffered } from '../commands/commands.ts';
import { findActivity } from '../document/activities.ts';
import { positionOf, type Activity, type Flow, type Point } from '../document/flow.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk, type View } from '../shell/desk.tsx';
import { OutlineLine } from './OutlineLine.tsx';
import { flat, outlineOf, type Line } from './tree.ts';

const idOf = (line: Line): string | undefined => (line.kind === 'step' ? line.activity.id : line.kind === 'jump' ? line.to : undefined);

/** The flow as a tree of steps: for small screens, for the keyboard, and for those who do not see the canvas. Everything can be done here too. */
export function Outline(): ReactNode {
  const desk = useDesk();
  const draft = useDraft();
  const flow = useDraftState(state => state.flow);
  const catalog = useDraftState(state => state.catalog);
  const selection = useDraftState(state => state.selection);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | undefined>();
  const tree = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => flat(outlineOf(flow, '', catalog), closed), [flow, catalog, closed]);
  const selected = selection.size === 1 ? [...selection][0] : undefined;
  const current = lines.find(({ line }) => line.key === focused) ?? lines.find(({ line }) => line.kind === 'step' && line.activity.id === selected) ?? lines[0];

  // What is selected on the canvas is shown here.
  useEffect(() => {
    if (selected === undefined) return;
    setFocused(selected);
    tree.current?.querySelector(`[data-key="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const toggle = (line: Line, isClosed = !closed.has(line.key)): void => setClosed(before => new Set(isClosed ? [...before, line.key] : [...before].filter(key => key !== line.key)));
  const go = (line: Line | undefined): void => {
    if (line === undefined) return;
    setFocused(line.key);
    const id = idOf(line);
    if (line.kind === 'step' && id !== undefined) {
      if (draft.state.scope === line.scope) draft.select([id]);
      else draft.enter(line.scope, [id]);
    }
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(line.key)}"]`)?.focus();
  };
  const act = (line: Line): void => {
    if (line.kind === 'jump') go(lines.find(other => other.line.kind === 'step' && other.line.activity.id === line.to)?.line);
    else if (line.kind === 'step' && !isReadOnly) desk.ui.set({ editing: { id: line.activity.id, what: 'text', where: 'outline' } });
    else if (line.kind === 'outcome' && line.isOpen && !isReadOnly) addAfter(line);
    else toggle(line);
  };
  const addAfter = (line: Extract<Line, { kind: 'outcome' }>): void => {
    if (draft.state.scope !== line.scope) draft.enter(line.scope);
    desk.ui.set({ quickAdd: { at: placeAfter(line.id, flow, desk.view.current), from: { id: line.id, port: line.port } } });
  };

  const pressed = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (current === undefined || event.target instanceof HTMLTextAreaElement) return;
    const at = lines.indexOf(current);
    const { line, level } = current;
    const isClosed = closed.has(line.key);
    if (event.key === 'ArrowDown') go(lines[at + 1]?.line);
    else if (event.key === 'ArrowUp') go(lines[at - 1]?.line);
    else if (event.key === 'Home') go(lines[0]?.line);
    else if (event.key === 'End') go(lines.at(-1)?.line);
    else if (event.key === 'ArrowRight' && line.lines.length > 0) isClosed ? toggle(line, false) : go(lines[at + 1]?.line);
    else if (event.key === 'ArrowLeft') line.lines.length > 0 && !isClosed ? toggle(line, true) : go(lines.slice(0, at).reverse().find(other => other.level < level)?.line);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) act(line);
    else {
      const command = byKeys(stroke(event));
      if (event.key === 'Tab' || command === undefined || /^Ctrl\+[KFHZY]|Ctrl\+Shift/.test(stroke(event)) || !isOffered(command, desk)) return;
      if (command.id === 'rename' && line.kind === 'step') desk.ui.set({ editing: { id: line.activity.id, what: 'title', where: 'outline' } });
      else if (command.id === 'add' && line.kind === 'outcome') addAfter(line);
      else command.run(desk);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="d-outline d-scroll">
      <div ref={tree} role="tree" aria-label={desk.t('outline.label')} onKeyDown={pressed}>
        {lines.map(({ line, level, position, size }) => (
          <OutlineLine key={line.key} line={line} level={level} position={position} size={size} isClosed={closed.has(line.key)} isSelected={line.kind === 'step' && selection.has(line.activity.id)} isTabStop={line === current?.line} onToggle={() => toggle(line)} onPick={() => go(line)} onAct={() => act(line)} />
        ))}
      </div>
      {lines.length === 0 && <p className="d-muted d-nothing">{desk.t('outline.empty')}</p>}
      {!isReadOnly && <button type="button" className="d-button d-outline-add" onClick={() => { draft.select([]); desk.ui.set({ quickAdd: { at: desk.view.current?.middle() ?? below(flow) } }); }}><Icon name="add" />{desk.t(lines.length === 0 ? 'empty.first' : 'outline.addLoose')}</button>}
    </div>
  );
}

function placeAfter(id: string, flow: Flow, view: View | undefined): Point {
  const activity = findActivity(flow, id);
  const at = (activity && positionOf(activity)) ?? view?.middle() ?? { x: 0, y: 0 };
  return { x: at.x + 336, y: at.y };
}

const below = (flow: Flow): Point => ({ x: 0, y: Math.max(-260, ...((flow.root.activities as unknown as readonly Activity[] | undefined) ?? []).map(activity => positionOf(activity)?.y ?? 0)) + 260 });
