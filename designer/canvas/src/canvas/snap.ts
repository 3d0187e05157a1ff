/** A box on the canvas. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line that shows with what a dragged box is in line. */
export interface SnapLine {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly lines: readonly SnapLine[];
}

/** How far a dragged box must still be moved so that it is in line with others: left edges, tops, middles. */
export function snap(box: Box, others: Iterable<Box>, reach: number): Snapped {
  const best = { x: { by: Infinity, at: 0, other: box }, y: { by: Infinity, at: 0, other: box } };
  for (const other of others) {
    consider(best.x, edges(box.x, box.width), edges(other.x, other.width), other);
    consider(best.y, edges(box.y, box.height), edges(other.y, other.height), other);
  }
  const dx = Math.abs(best.x.by) <= reach ? best.x.by : 0;
  const dy = Math.abs(best.y.by) <= reach ? best.y.by : 0;
  const lines: SnapLine[] = [];
  if (Math.abs(best.x.by) <= reach) lines.push({ axis: 'x', at: best.x.at, from: Math.min(box.y + dy, best.x.other.y), to: Math.max(box.y + dy + box.height, best.x.other.y + best.x.other.height) });
  if (Math.abs(best.y.by) <= reach) lines.push({ axis: 'y', at: best.y.at, from: Math.min(box.x + dx, best.y.other.x), to: Math.max(box.x + dx + box.width, best.y.other.x + best.y.other.width) });
  return { dx, dy, lines };
}

const edges = (start: number, size: number): readonly [number, number] => [start, start + size / 2];

function consider(best: { by: number; at: number; other: Box }, mine: readonly [number, number], theirs: readonly [number, number], other: Box): void {
  mine.forEach((edge, i) => {
    const by = theirs[i]! - edge;
    if (Math.abs(by) < Math.abs(best.by)) Object.assign(best, { by, at: theirs[i]!, other });
  });
}
