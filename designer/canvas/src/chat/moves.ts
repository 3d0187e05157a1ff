import type { JsonObject } from '../document/json.ts';

/** One thing that a person does in a test chat, as a line of a scenario. The same moves always give the same chat. */
export interface Move {
  /** `<` the customer, `@` something happens, `&` a fact, `!` an answer of the outside. */
  readonly sign: '<' | '@' | '&' | '!';
  readonly text: string;
  /** A picture or a recording to show; it stays in this browser. */
  readonly media?: string;
  /** What a file is called. */
  readonly file?: string;
  /** Written in several messages, which the host joins. */
  readonly inPieces?: boolean;
}

/** One way that a chat took. */
export interface Branch {
  readonly id: number;
  readonly moves: readonly Move[];
  /** The flow as it was when the chat began; without it the server's draft. */
  readonly document?: JsonObject | undefined;
  /** Where it left another one: what was done there instead. */
  readonly instead?: string | undefined;
  readonly from?: number | undefined;
}

export interface Branches {
  readonly all: readonly Branch[];
  readonly current: number;
}

const most = 8;

export const say = (text: string): Move => ({ sign: '<', text });
export const tap = (title: string): Move => ({ sign: '<', text: `[${title}]` });
export const happen = (text: string): Move => ({ sign: '@', text });
export const fact = (name: string, value: string): Move => ({ sign: '&', text: `${name} = ${oneLine(value)}` });
export const answer = (text: string): Move => ({ sign: '!', text: oneLine(text) });

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What every chat begins with: its moment, whose business it is, and a stand-in for everything outside. */
export const setup = (now: Date, businessName: string): Move[] => [
  happen(`begin ${moment(now)}`),
  ...(oneLine(businessName) === '' ? [] : [fact('business.name', businessName)]),
  answer('always 200 {"test": true}'),
];

/** A moment as scenarios write it: the time of day in Brazil. */
export function moment(at: Date): string {
  const parts = new Map(new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at).map(part => [part.type, part.value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')} ${parts.get('hour')}:${parts.get('minute')}`;
}

/** How many moves at the beginning only prepare the chat: nobody goes back behind them. */
export function prepared(moves: readonly Move[]): number {
  const first = moves.findIndex(move => move.sign === '<' || (move.sign === '@' && !move.text.startsWith('begin ')));
  return first < 0 ? moves.length : first;
}

export const currentOf = (branches: Branches): Branch => branches.all.find(one => one.id === branches.current) ?? branches.all[0]!;

const change = (branches: Branches, id: number, moves: readonly Move[]): Branches => ({ ...branches, all: branches.all.map(one => (one.id === id ? { ...one, moves } : one)) });

/** The chat goes on. */
export const goOn = (branches: Branches, moves: readonly Move[]): Branches => change(branches, branches.current, [...currentOf(branches).moves, ...moves]);

/** Takes back what could not be played. */
export const takeBack = (branches: Branches, count: number): Branches => change(branches, branches.current, currentOf(branches).moves.slice(0, -count || undefined));

/** Goes back to where only some moves had been made. What came after stays, as a way of its own. */
export function goBack(branches: Branches, count: number): Branches {
  const { id, moves, document } = currentOf(branches);
  const kept = moves.slice(0, Math.max(count, prepared(moves)));
  if (kept.length === moves.length) return branches;
  return branch(branches, { moves: kept, document, from: id, instead: moves[kept.length]?.text });
}

/** The same chat with another flow, beside the old one. */
export const relive = (branches: Branches, document: JsonObject): Branches => branch(branches, { moves: currentOf(branches).moves, document, from: branches.current });

function branch(branches: Branches, made: Omit<Branch, 'id'>): Branches {
  const id = Math.max(...branches.all.map(one => one.id)) + 1;
  const old = branches.all.filter(one => one.id === made.from || one.id !== branches.all[0]!.id || branches.all.length < most);
  return { all: [...old, { ...made, id }], current: id };
}
