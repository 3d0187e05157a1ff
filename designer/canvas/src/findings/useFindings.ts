import { useEffect, useRef, useState } from 'react';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { marksOf, type CheckServer, type Finding } from './checker.ts';

const quiet = 600;

export interface Checking {
  readonly findings: readonly Finding[];
  readonly isChecking: boolean;
  readonly isOffline: boolean;
}

/** What is wrong with the document, asked a moment after each change. An answer about an older document is not shown; nothing is, while the canvas shows something else. */
export function useFindings(server: CheckServer, isShown: boolean): Checking {
  const draft = useDraft();
  const { session } = useDesk();
  const flow = useDraftState(state => state.flow);
  const scope = useDraftState(state => state.scope);
  const lit = useLit();
  const [state, setState] = useState<Checking>({ findings: [], isChecking: true, isOffline: false });
  const asked = useRef(0);
  useEffect(() => {
    if (!isShown) return undefined;
    const mine = ++asked.current;
    setState(before => ({ ...before, isChecking: true }));
    const timer = setTimeout(() => {
      server.verify(session.options.flowId, flow).then(
        findings => mine === asked.current && setState({ findings, isChecking: false, isOffline: false }),
        () => mine === asked.current && setState(before => ({ ...before, isChecking: false, isOffline: true })),
      );
    }, quiet);
    return () => clearTimeout(timer);
  }, [flow, server, session, isShown]);
  useEffect(() => {
    if (isShown) draft.set({ marks: marksOf(state.findings, lit, draft.state.flow, draft.state.catalog, scope) });
  }, [draft, state.findings, lit, scope, isShown]);
  return state;
}

let litNow: Finding | undefined;
const watchers = new Set<(finding: Finding | undefined) => void>();

/** Lights the way of a finding, or of none. */
export function light(finding: Finding | undefined): void {
  litNow = finding;
  for (const watcher of watchers) watcher(finding);
}

function useLit(): Finding | undefined {
  const [lit, setLit] = useState(litNow);
  useEffect(() => {
    watchers.add(setLit);
    return () => {
      watchers.delete(setLit);
      litNow = undefined;
    };
  }, []);
  return lit;
}
