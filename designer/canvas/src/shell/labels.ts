import { scopeOwner, slotsOf, type Slot } from '../document/scopes.ts';
import { titleOf } from '../document/search.ts';
import type { DraftState } from '../session/draft.ts';
import type { TextKey, Translate } from '../texts/texts.ts';

const ports: Readonly<Record<string, TextKey>> = { body: 'port.body', then: 'port.then', else: 'port.else', default: 'port.default', activities: 'port.activities', branches: 'port.branch', cases: 'port.case' };

/** What a place inside a container is called. */
export function slotLabel(slot: Slot, t: Translate): string {
  if (slot.label) return slot.label;
  if (slot.index !== undefined) return t('port.numbered', { n: slot.index + 1 });
  const key = ports[slot.port];
  return key ? t(key) : slot.port;
}

/** What a scope is called in the trail of breadcrumbs. */
export function scopeLabel(state: DraftState, scope: string, t: Translate): string {
  const owner = scopeOwner(state.flow, scope);
  if (owner === undefined) return typeof state.flow.name === 'string' && state.flow.name !== '' ? state.flow.name : t('flow.unnamed');
  const slots = slotsOf(owner, state.catalog);
  const slot = slots.find(other => other.scope === scope);
  const title = titleOf(owner, state.catalog);
  return slot === undefined || owner.type === 'Elsa.Flowchart' || owner.type === 'Elsa.Sequence' ? title : `${title}: ${slotLabel(slot, t)}`;
}
