import dagre from '@dagrejs/dagre';
import type { Point } from '../document/flow.ts';
import { outcomesOf } from '../document/outcomes.ts';
import type { Catalog } from '../document/catalog.ts';
import type { Chart } from '../document/scopes.ts';
import { estimate } from '../canvas/size.ts';

type Size = { readonly width: number; readonly height: number };

/** Arranges a chart from left to right, in the order of its ways; the upper left corner stays where it is. */
export function arrange(chart: Chart, catalog: Catalog, sizes: ReadonlyMap<string, Size>, corner: Point): Map<string, Point> {
  const main = new Map(chart.activities.map(activity => [activity.id, outcomesOf(activity, catalog)[0]?.name]));
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 36, ranksep: 88, edgesep: 16, ...(chart.activities.length > 300 ? { ranker: 'longest-path' } : {}) });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const activity of chart.activities) {
    const { width, height } = sizes.get(activity.id) ?? estimate(activity, outcomesOf(activity, catalog));
    graph.setNode(activity.id, { width, height });
  }
  for (const { source, target } of chart.connections) if (graph.hasNode(source.activity) && graph.hasNode(target.activity)) graph.setEdge(source.activity, target.activity, { weight: main.get(source.activity) === (source.port ?? 'Done') ? 4 : 1 });
  dagre.layout(graph);
  const boxes = chart.activities.map(({ id }) => ({ id, ...(graph.node(id) as { x: number; y: number; width: number; height: number }) }));
  const left = Math.min(...boxes.map(box => box.x - box.width / 2));
  const top = Math.min(...boxes.map(box => box.y - box.height / 2));
  return new Map(boxes.map(box => [box.id, { x: Math.round(box.x - box.width / 2 - left + corner.x), y: Math.round(box.y - box.height / 2 - top + corner.y) }]));
}
