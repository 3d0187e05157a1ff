import { inverse, type Difference } from '../document/diff.ts';
import type { Flow } from '../document/flow.ts';
import { patch } from '../document/patch.ts';

/** What a step is called: a key of the texts, and what is put into it. */
export interface StepName {
  readonly key: string;
  readonly args?: Readonly<Record<string, string | number>>;
  /** The key of the step that this one is about, when it tells of another (undone, redone). */
  readonly of?: string;
}

/** One thing that the person did, and how it changed the document. */
export interface Step {
  readonly name: StepName;
  readonly differences: readonly Difference[];
  /** The time it was done, in ms. */
  readonly at: number;
  /** Steps with the same one that follow each other closely are one: typing in a field, nudging by arrow keys. */
  readonly joins?: string;
}

export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** How many steps are kept. */
export const mostSteps = 300;

const joinWithin = 1500;

/** A new step: it ends what could be redone. */
export function did(history: History, step: Step): History {
  const last = history.done.at(-1);
  const isSame = last !== undefined && step.joins !== undefined && last.joins === step.joins && step.at - last.at < joinWithin && history.undone.length === 0;
  const done = isSame ? [...history.done.slice(0, -1), { ...step, differences: [...last.differences, ...step.differences] }] : [...history.done, step];
  return { done: done.slice(-mostSteps), undone: [] };
}

export interface Moved {
  readonly history: History;
  readonly document: Flow;
  /** Parts of the step could not be taken back, because somebody else changed the same since. */
  readonly isPartial: boolean;
  readonly name: StepName;
}

/** Takes the last step back. */
export function undo(history: History, document: Flow): Moved | undefined {
  const step = history.done.at(-1);
  if (step === undefined) return undefined;
  const { document: before, refused } = patch(document, inverse(step.differences));
  return { history: { done: history.done.slice(0, -1), undone: [...history.undone, step] }, document: before, isPartial: refused.length > 0, name: step.name };
}

/** Does the last step that was taken back again. */
export function redo(history: History, document: Flow): Moved | undefined {
  const step = history.undone.at(-1);
  if (step === undefined) return undefined;
  const { document: after, refused } = patch(document, step.differences);
  return { history: { done: [...history.done, step], undone: history.undone.slice(0, -1) }, document: after, isPartial: refused.length > 0, name: step.name };
}
