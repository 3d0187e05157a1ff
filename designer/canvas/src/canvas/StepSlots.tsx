import type { ReactNode } from 'react';
import { addBranch } from '../document/edits/branches.ts';
import { freshId, indexOf } from '../document/activities.ts';
import type { Activity } from '../document/flow.ts';
import type { Slot } from '../document/scopes.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { slotLabel } from '../shell/labels.ts';

/** What a container holds: each place is entered by a click. */
export function StepSlots({ slots, activity }: { readonly slots: readonly Slot[]; readonly activity: Activity }): ReactNode {
  const { t } = useDesk();
  const draft = useDraft();
  const listPort = draft.state.catalog.byType.get(activity.type)?.ports.find(port => port.list && !port.itemProperty && activity.type !== 'Elsa.Flowchart' && activity.type !== 'Elsa.Sequence');
  if (slots.length === 0 && listPort === undefined) return null;
  const add = (): void => draft.apply({ key: 'step.addBranch' }, flow => addBranch(flow, activity.id, listPort!.name, { id: freshId(indexOf(flow), 'Elsa.Flowchart'), type: 'Elsa.Flowchart', version: 1, activities: [], connections: [] }));
  return (
    <ul className="d-slots nodrag">
      {slots.map(slot => (
        <li key={slot.scope}>
          <button type="button" tabIndex={-1} data-scope={slot.scope} onClick={event => { event.stopPropagation(); draft.enter(slot.scope); }}>
            <span>{slotLabel(slot, t)}</span>
            <small>{slot.size === 0 ? t('slot.empty') : t(slot.size === 1 ? 'slot.one' : 'slot.many', { n: slot.size })}</small>
            <Icon name="enter" size={16} />
          </button>
        </li>
      ))}
      {listPort && !draft.state.isReadOnly && <li><button type="button" tabIndex={-1} className="is-add" onClick={add}><Icon name="add" size={14} />{t('slot.add')}</button></li>}
    </ul>
  );
}
