import { startOf } from '../canvas/walk.ts';
import type { Catalog } from '../document/catalog.ts';
import type { Activity, Flow } from '../document/flow.ts';
import { shownOutcomes, type OutcomeView } from '../document/outcomes.ts';
import { chartAt, slotsOf, type Chart, type ScopeRef, type Slot } from '../document/scopes.ts';

/** A line of the outline. Steps that follow each other are one list; where ways part, each is a branch of its own. */
export type Line = { readonly key: string; readonly scope: ScopeRef } & (
  | { readonly kind: 'step'; readonly activity: Activity; readonly lines: readonly Line[] }
  | { readonly kind: 'outcome'; readonly id: string; readonly port: string; readonly label: string; readonly isOpen: boolean; readonly lines: readonly Line[] }
  | { readonly kind: 'slot'; readonly id: string; readonly slot: Slot; readonly lines: readonly Line[] }
  | { readonly kind: 'jump'; readonly to: string; readonly lines: readonly Line[] }
  | { readonly kind: 'loose'; readonly lines: readonly Line[] }
);

const none: readonly Line[] = [];

/** The flow, or a scope of it, as a tree of steps: in the order of its ways, each step once, then what nothing leads to. */
export function outlineOf(flow: Flow, scope: ScopeRef, catalog: Catalog): readonly Line[] {
  const chart = chartAt(flow, { scope, catalog });
  const writer = new Writer(flow, scope, catalog, chart);
  const start = startOf(chart);
  const main = start === undefined ? none : writer.from(start);
  const loose: Line[] = [];
  for (const activity of chart.activities) if (!writer.seen.has(activity.id)) loose.push(...writer.from(activity.id));
  return loose.length === 0 ? main : [...main, { key: `${scope}|loose`, scope, kind: 'loose', lines: loose }];
}

class Writer {
  readonly seen = new Set<string>();
  readonly #activities: ReadonlyMap<string, Activity>;
  readonly #ways = new Map<string, Map<string, string[]>>();

  constructor(private readonly flow: Flow, private readonly scope: ScopeRef, private readonly catalog: Catalog, chart: Chart) {
    this.#activities = new Map(chart.activities.map(activity => [activity.id, activity]));
    for (const { source, target } of chart.connections) {
      const ports = this.#ways.get(source.activity) ?? new Map<string, string[]>();
      const port = source.port ?? 'Done';
      ports.set(port, [...(ports.get(port) ?? []), target.activity]);
      this.#ways.set(source.activity, ports);
    }
  }

  /** The steps from one on, as long as one follows the other. The main way is followed first, so that it is the one that is read straight down; then what leaves it. */
  from(first: string, origin = ''): Line[] {
    const chain: { activity: Activity; ports: ReadonlyMap<string, readonly string[]>; outcomes: readonly OutcomeView[]; main: string | undefined }[] = [];
    let id: string | undefined = first;
    while (id !== undefined && !this.seen.has(id) && this.#activities.has(id)) {
      this.seen.add(id);
      const activity: Activity = this.#activities.get(id)!;
      const ports: ReadonlyMap<string, string[]> = this.#ways.get(id) ?? new Map<string, string[]>();
      const outcomes = shownOutcomes(activity, this.catalog, [...ports.keys()]);
      const main: string | undefined = mainWay(outcomes, ports);
      chain.push({ activity, ports, outcomes, main });
      id = main === undefined ? undefined : ports.get(main)![0];
    }
    const lines = chain.map(({ activity, ports, outcomes, main }): Line => {
      const sides = outcomes.filter(outcome => outcome.name !== main).map(({ name, label }) => this.#outcome(activity.id, name, label, ports.get(name) ?? []));
      return { key: activity.id, scope: this.scope, kind: 'step', activity, lines: [...this.#slots(activity), ...sides] };
    });
    const isJump = id !== undefined && this.#activities.has(id);
    return isJump ? [...lines, { key: `${chain.at(-1)?.activity.id ?? origin}>${id}`, scope: this.scope, kind: 'jump', to: id!, lines: none }] : lines;
  }

  #outcome(id: string, port: string, label: string, targets: readonly string[]): Line {
    return { key: `${id}:${port}`, scope: this.scope, kind: 'outcome', id, port, label, isOpen: targets.length === 0, lines: targets.flatMap(target => this.from(target, `${id}:${port}`)) };
  }

  #slots(activity: Activity): Line[] {
    return slotsOf(activity, this.catalog).map(slot => ({ key: `in ${slot.scope}`, scope: slot.scope, kind: 'slot', id: activity.id, slot, lines: outlineOf(this.flow, slot.scope, this.catalog) }));
  }
}

/** The way that is read straight down: the first one, unless it is one of several that are chosen among. */
function mainWay(outcomes: readonly OutcomeView[], ports: ReadonlyMap<string, readonly string[]>): string | undefined {
  const first = outcomes[0];
  if (first === undefined || first.row !== undefined || first.name === 'True' || ports.get(first.name)?.length !== 1) return undefined;
  return first.name;
}

/** The lines that are shown, with how deep they stand: what lies in a closed one is left out. */
export function flat(lines: readonly Line[], closed: ReadonlySet<string>, level = 1): { readonly line: Line; readonly level: number; readonly position: number; readonly size: number }[] {
  return lines.flatMap((line, i) => [{ line, level, position: i + 1, size: lines.length }, ...(closed.has(line.key) ? [] : flat(line.lines, closed, level + 1))]);
}
