import { createContext, useContext, type ReactNode } from 'react';
import type { Compared } from '../compare/compared.ts';
import type { LifeServer } from '../life/life.ts';
import type { Point } from '../document/flow.ts';
import type { Draft } from '../session/draft.ts';
import type { Session } from '../session/sync.ts';
import type { Translate } from '../texts/texts.ts';
import { useStore, type Store } from './store.ts';

/** Where a new step would go: after an outcome, into a connection, or just somewhere. */
export interface QuickAdd {
  /** Where the list opens, on the screen; in the middle when nothing is said. */
  readonly screen?: Point;
  readonly at: Point;
  readonly from?: { readonly id: string; readonly port: string };
  readonly into?: string;
}

/** What is edited where it stands. */
export interface InPlace {
  readonly id: string;
  readonly what: 'title' | 'text' | 'note' | 'group' | number;
  /** Where it is edited; on the canvas unless said. */
  readonly where?: 'outline';
}

export type Panel = 'palette' | 'outline' | 'variables';

/** What the canvas shows over the flow, instead of what is wrong: its life, what differs between two versions, or the way of a test chat. */
export type Looking = 'life' | 'changes' | 'test';

/** The pages around the editor. */
export interface Links {
  readonly test?: string | undefined;
  /** The page of the flow; its versions are below it. */
  readonly versions?: string | undefined;
  readonly conversations?: string | undefined;
}

/** What is open; not part of the document. */
export interface UiState {
  readonly quickAdd?: QuickAdd | undefined;
  readonly editing?: InPlace | undefined;
  readonly panel: Panel | undefined;
  readonly overlay?: 'commands' | 'search' | 'history' | 'keys' | 'ways' | undefined;
  /** Until the person keeps or takes back a new arrangement. */
  readonly isTidied: boolean;
  /** On a small screen: the outline, or the map. */
  readonly phoneView: 'outline' | 'map' | 'variables';
  readonly isPhone: boolean;
  readonly looking?: Looking | undefined;
  /** The run whose way is lit. */
  readonly run?: string | undefined;
}

/** What the canvas can be asked to show. */
export interface View {
  fit(ids?: readonly string[]): void;
  zoom(factor: number): void;
  center(id: string): void;
  focus(): void;
  toFlow(screen: Point): Point;
  toScreen(at: Point): Point;
  middle(): Point;
  sizes(): ReadonlyMap<string, { readonly width: number; readonly height: number }>;
}

/** What the panel at the right can be asked. */
export interface RightSide {
  /** Brings it up for a subject, and the focus into it. */
  open(subject: string): void;
}

/** Everything that a part of the editor works with. */
export interface Desk {
  readonly session: Session;
  readonly draft: Draft;
  readonly ui: Store<UiState>;
  readonly view: { current: View | undefined };
  readonly right: { current: RightSide | undefined };
  /** Where the pointer is on the canvas: what is pasted goes there. */
  readonly pointer: { current: Point | undefined };
  readonly t: Translate;
  readonly culture: string;
  readonly links: Links;
  /** The version that is open; none for the draft. */
  readonly version: number | undefined;
  /** Who tells what happens in the flow; nobody where there is no host. */
  readonly life: LifeServer | undefined;
  readonly compared: Compared | undefined;
  /** Where test chats are played, and whose business they know; nothing where there is no host. */
  readonly testing: { readonly api: string; readonly business: string } | undefined;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export const DeskProvider = ({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }): ReactNode => <DeskContext value={desk}>{children}</DeskContext>;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('Only inside <DeskProvider>.');
  return desk;
}

export const useUi = <T,>(pick: (state: UiState) => T): T => useStore(useDesk().ui, pick);
