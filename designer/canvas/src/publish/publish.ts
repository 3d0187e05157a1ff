import type { Finding } from '../findings/checker.ts';
import type { Session } from '../session/sync.ts';
import type { MovedCounts, WaitingWish } from './waiting.ts';

/** What became of a wish to publish. */
export type Published =
  | { readonly kind: 'done'; readonly version: number; readonly waiting?: MovedCounts | null | undefined; readonly problems: readonly Finding[]; readonly canOverride: boolean }
  | { readonly kind: 'asked' | 'stopped' | 'newer' | 'failed'; readonly problems: readonly Finding[]; readonly canOverride: boolean };

interface Answer {
  readonly version?: number | null;
  readonly problems?: readonly Finding[];
  readonly canOverride?: boolean;
  readonly waiting?: MovedCounts | null;
}

/** How it is published. */
export interface Wish {
  readonly note: string;
  readonly overrideReason?: string;
  readonly waiting?: WaitingWish;
  /** Tests in which nothing but texts differs take over the new ones. */
  readonly acceptTexts?: boolean;
}

const nothing = { problems: [], canOverride: false } as const;

/** Saves what is unsent, then publishes exactly that revision. */
export async function publish(session: Session, wish: Wish): Promise<Published> {
  await session.flush();
  if (session.draft.unsent.length > 0) return { kind: 'failed', ...nothing };
  try {
    const answer = await fetch(`/api/designer/flows/${session.options.flowId}/publish`, {
      method: 'POST', credentials: 'same-origin', headers: { 'X-Porfin': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ revision: session.revision, ...wish }),
    });
    if (answer.status === 409) return { kind: 'newer', ...nothing };
    if (!answer.ok && answer.status !== 422) return { kind: 'failed', ...nothing };
    const told = (await answer.json()) as Answer;
    const rest = { problems: told.problems ?? [], canOverride: told.canOverride ?? false };
    return told.version != null ? { kind: 'done', version: told.version, waiting: told.waiting, ...rest } : { kind: 'stopped', ...rest };
  } catch {
    return { kind: 'failed', ...nothing };
  }
}
