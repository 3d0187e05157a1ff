import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { Draft, DraftState } from './draft.ts';
import type { Session } from './sync.ts';

const SessionContext = createContext<Session | undefined>(undefined);

export const SessionProvider = ({ session, children }: { readonly session: Session; readonly children: ReactNode }): ReactNode => <SessionContext value={session}>{children}</SessionContext>;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('Only inside <SessionProvider>.');
  return session;
}

export const useDraft = (): Draft => useSession().draft;

/** A part of the draft's state; draws again only when that part is another. What `pick` returns must be the same object while nothing changed. */
export function useDraftState<T>(pick: (state: DraftState) => T): T {
  const draft = useDraft();
  return useSyncExternalStore(draft.watch, () => pick(draft.state));
}
