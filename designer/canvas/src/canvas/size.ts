import type { Content } from '../content/content.ts';
import type { Activity } from '../document/flow.ts';
import { inputText } from '../document/inputs.ts';
import type { OutcomeView } from '../document/outcomes.ts';

/** All steps are as wide. */
export const stepWidth = 252;

const header = 46;
const line = 19;
const row = 30;

/** About how high a step is, before the browser has drawn it: for what lies outside the window. */
export function estimate(activity: Activity, outcomes: readonly OutcomeView[]): { readonly width: number; readonly height: number; readonly ways: readonly number[] } {
  const text = ['text', 'question', 'condition', 'script'].map(name => inputText(activity, name)).find(given => given !== '') ?? '';
  const lines = text.split('\n').reduce((sum, paragraph) => sum + Math.max(1, Math.ceil(paragraph.length / 34)), 0);
  const body = text === '' ? 0 : Math.min(4, lines) * line + 20;
  const isSingle = outcomes.length === 1 && outcomes[0]!.row === undefined;
  const ways = outcomes.map((_, i) => (isSingle ? header / 2 : header + body + i * row + row / 2));
  return { width: stepWidth, height: header + body + (isSingle ? 8 : outcomes.length * row + 6), ways };
}

export type { Content };
