import type { Point } from '../document/flow.ts';
import type { Box } from './snap.ts';

const gap = 24;

/** Where other boxes must go so that none lies under those that are held. What is pushed pushes on; each goes the shortest way. */
export function push(held: readonly Box[], others: ReadonlyMap<string, Box>): Map<string, Point> {
  const moved = new Map<string, Point>();
  const fixed = [...held];
  const settled = new Set<string>();
  for (let rounds = 0; rounds < 200; rounds++) {
    const next = firstHit(fixed, others, moved, settled);
    if (next === undefined) break;
    const box = { ...next.box, ...away(next.by, next.box) };
    moved.set(next.id, { x: box.x, y: box.y });
    settled.add(next.id);
    fixed.push(box);
  }
  return moved;
}

function firstHit(fixed: readonly Box[], others: ReadonlyMap<string, Box>, moved: ReadonlyMap<string, Point>, settled: ReadonlySet<string>): { id: string; box: Box; by: Box } | undefined {
  for (const by of fixed) {
    for (const [id, box] of others) {
      if (settled.has(id)) continue;
      const here = { ...box, ...moved.get(id) };
      if (touches(by, here)) return { id, box: here, by };
    }
  }
  return undefined;
}

const touches = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The shortest way out from under a box, with some air between. */
function away(from: Box, box: Box): Point {
  const ways: Point[] = [
    { x: from.x + from.width + gap, y: box.y },
    { x: from.x - box.width - gap, y: box.y },
    { x: box.x, y: from.y + from.height + gap },
    { x: box.x, y: from.y - box.height - gap },
  ];
  return ways.reduce((best, way) => (distance(way, box) < distance(best, box) ? way : best));
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
