import { useReactFlow } from '@xyflow/react';
import { useEffect, useLayoutEffect, type RefObject } from 'react';
import { useDesk, type View } from '../shell/desk.tsx';
import { boxOf, type CanvasNode } from './nodes.ts';
import type { Box } from './snap.ts';

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** What commands may ask of the canvas. A scope that is opened is shown whole, or from its beginning where that would be too small to read. */
export function useView(frame: RefObject<HTMLDivElement | null>, scope: string): void {
  const desk = useDesk();
  const rf = useReactFlow<CanvasNode>();

  useLayoutEffect(() => {
    const view: View = {
      fit: ids => fit(rf, frame.current, node => ids === undefined || ids.includes(node.id)),
      zoom: factor => void rf.zoomTo(rf.getZoom() * factor, { duration: still() ? 0 : 120 }),
      center: id => {
        const node = rf.getNode(id);
        if (node === undefined) return;
        const box = boxOf(node);
        void rf.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: Math.max(rf.getZoom(), 0.75), duration: still() ? 0 : 250 });
      },
      focus: () => frame.current?.focus({ preventScroll: true }),
      toFlow: screen => rf.screenToFlowPosition(screen),
      toScreen: at => rf.flowToScreenPosition(at),
      middle: () => {
        const box = frame.current!.getBoundingClientRect();
        return rf.screenToFlowPosition({ x: box.x + box.width / 2 - 126, y: box.y + box.height / 3 });
      },
      sizes: () => new Map(rf.getNodes().filter(node => node.measured?.width && node.measured.height).map(node => [node.id, { width: node.measured!.width!, height: node.measured!.height! }])),
    };
    desk.view.current = view;
    return () => {
      if (desk.view.current === view) desk.view.current = undefined;
    };
  }, [desk, rf, frame]);

  useEffect(() => showWhole(rf, frame.current), [rf, frame, scope]);
}

const readable = 0.55;

/** Shows some nodes whole. What lies outside the window was never measured; its guessed size serves. */
function fit(rf: ReturnType<typeof useReactFlow<CanvasNode>>, frame: HTMLDivElement | null, isWanted: (node: CanvasNode) => boolean): void {
  const boxes = rf.getNodes().filter(node => !node.hidden && isWanted(node)).map(boxOf);
  if (frame === null || boxes.length === 0) return;
  const { left, top, width, height } = around(boxes);
  const zoom = Math.max(0.1, Math.min(1, (frame.clientWidth - 96) / width, (frame.clientHeight - 128) / height));
  void rf.setViewport({ x: (frame.clientWidth - width * zoom) / 2 - left * zoom, y: (frame.clientHeight - height * zoom) / 2 - top * zoom, zoom }, { duration: still() ? 0 : 250 });
}

function around(boxes: readonly Box[]): { left: number; top: number; width: number; height: number } {
  const left = Math.min(...boxes.map(box => box.x));
  const top = Math.min(...boxes.map(box => box.y));
  return { left, top, width: Math.max(...boxes.map(box => box.x + box.width)) - left, height: Math.max(...boxes.map(box => box.y + box.height)) - top };
}

function showWhole(rf: ReturnType<typeof useReactFlow<CanvasNode>>, frame: HTMLDivElement | null): void {
  const boxes = rf.getNodes().filter(node => !node.hidden).map(boxOf);
  if (frame === null || boxes.length === 0) return void rf.setViewport({ x: 80, y: 120, zoom: 1 });
  const { left, top, width, height } = around(boxes);
  const { clientWidth, clientHeight } = frame;
  const zoom = Math.min(1, (clientWidth - 80) / width, (clientHeight - 120) / height);
  if (zoom >= readable) return void rf.setViewport({ x: (clientWidth - width * zoom) / 2 - left * zoom, y: (clientHeight - height * zoom) / 2 - top * zoom, zoom });
  const first = boxes.reduce((best, box) => (box.x < best.x ? box : best));
  void rf.setViewport({ x: 48 - left * 0.8, y: clientHeight / 2 - (first.y + first.height / 2) * 0.8, zoom: 0.8 });
}
