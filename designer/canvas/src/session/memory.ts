import type { Difference } from '../document/diff.ts';
import type { Conflict } from '../document/merge.ts';
import type { History, Step } from './history.ts';

/** What the browser keeps of an open draft, so that a reload, a crash or a lost connection loses nothing. */
export interface Remembered {
  /** The revision on which the unsent work stands. */
  readonly revision: number;
  readonly unsent: readonly Difference[];
  readonly history: History;
  /** What two people changed differently and nobody has decided yet: mine is nowhere else. */
  readonly conflicts?: readonly Conflict[];
}

/** Where it is kept; `localStorage`, or nothing where the browser forbids it. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const shelfKey = (flowId: string): string => `porfin.draft.${flowId}`;

/** How many characters of steps are kept; older ones are forgotten first. Unsent work is always kept whole. */
const mostCharacters = 1_500_000;

export function recall(shelf: Shelf | undefined, flowId: string): Remembered | undefined {
  try {
    const text = shelf?.getItem(shelfKey(flowId));
    const kept = text ? (JSON.parse(text) as Remembered) : undefined;
    return kept !== undefined && Array.isArray(kept.unsent) && Array.isArray(kept.history?.done) && Array.isArray(kept.history.undone) ? kept : undefined;
  } catch {
    // What another version left there, or a browser that forbids its store: we begin anew.
    return undefined;
  }
}

/** Keeps it; false when the browser has no room even for the unsent work. */
export function remember(shelf: Shelf | undefined, flowId: string, kept: Remembered): boolean {
  if (shelf === undefined) return false;
  for (const history of [fitting(kept.history), { done: [], undone: [] }]) {
    try {
      shelf.setItem(shelfKey(flowId), JSON.stringify({ ...kept, history }));
      return true;
    } catch {
      // The store is full: once more without the steps.
    }
  }
  return false;
}

function fitting(history: History): History {
  let room = mostCharacters;
  const newest = (steps: readonly Step[]): Step[] => {
    const kept: Step[] = [];
    for (const step of [...steps].reverse()) {
      room -= JSON.stringify(step).length;
      if (room < 0) break;
      kept.unshift(step);
    }
    return kept;
  };
  return { done: newest(history.done), undone: newest(history.undone) };
}
