/** Where conversations wait that cannot go on in the new version. */
export interface StuckStep {
  readonly nodeId: string;
  readonly title?: string | null;
  /** Whether the step is gone; else it, or what is around it, is too different. */
  readonly isGone: boolean;
  readonly count: number;
}

/** Who waits on older versions of the flow. */
export interface Waiting {
  readonly total: number;
  readonly stuck: readonly StuckStep[];
}

/** What becomes of them. */
export interface WaitingWish {
  readonly move: boolean;
  readonly stuck: 'stay' | 'goTo' | 'end';
  readonly step?: string;
  readonly farewell?: string;
}

/** What became of them. */
export interface MovedCounts {
  readonly moved: number;
  readonly sentToStep: number;
  readonly ended: number;
  readonly stayed: number;
}

export const nobody: Waiting = { total: 0, stuck: [] };

export const countStuck = (waiting: Waiting, isGone?: boolean): number =>
  waiting.stuck.filter(step => isGone === undefined || step.isGone === isGone).reduce((sum, step) => sum + step.count, 0);

/** Asks who waits. Nobody, when that cannot be told: then all stay, as without asking. */
export async function whoWaits(flowId: string): Promise<Waiting> {
  try {
    const answer = await fetch(`/api/designer/flows/${flowId}/waiting`, { credentials: 'same-origin', headers: { 'X-Porfin': '1' } });
    return answer.ok ? ((await answer.json()) as Waiting) : nobody;
  } catch {
    return nobody;
  }
}
