import { useEffect, useState, type ReactNode } from 'react';
import { useDraftState } from '../session/context.tsx';
import { stepInWords } from '../texts/texts.ts';
import { useDesk } from './desk.tsx';

/** What happened, in a line that goes by itself; screen readers hear it, and which step is selected. */
export function Told(): ReactNode {
  const { t } = useDesk();
  const told = useDraftState(state => state.told);
  const [gone, setGone] = useState(0);
  useEffect(() => {
    if (told === undefined) return undefined;
    const timer = setTimeout(() => setGone(told.number), told.tone === 'warning' ? 8000 : 2600);
    return () => clearTimeout(timer);
  }, [told]);
  const isShown = told !== undefined && told.number !== gone;
  return <div className={`d-told ${isShown ? 'is-shown' : ''} is-${told?.tone ?? 'quiet'}`} role="status" aria-live="polite">{isShown ? stepInWords(told.name, t) : ''}</div>;
}
