import type { Json } from '../document/json.ts';
import type { Change, CompareServer } from './compared.ts';

/** Comparing over HTTP. */
export function httpCompare(base: string): CompareServer {
  const get = async (flowId: string, rest: string): Promise<unknown> => {
    const answer = await fetch(`${base}/flows/${flowId}/${rest}`, { credentials: 'same-origin', headers: { 'X-Porfin': '1' } });
    if (!answer.ok) throw new TypeError(`The server answered ${answer.status}.`);
    return answer.json();
  };
  return {
    document: async (flowId, side) => ((await get(flowId, side === 'draft' ? 'draft' : `versions/${side}`)) as { document: Json }).document,
    changes: async (flowId, { from, to }) => ((await get(flowId, `diff?from=${from}&to=${to}`)) as { changes: Change[] }).changes,
    versions: async flowId => ((await get(flowId, 'versions')) as { version: number }[]).map(one => one.version),
  };
}
