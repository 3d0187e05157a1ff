import type { CSSProperties, ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useDraftState } from '../session/context.tsx';

/** What findings say about a step: a badge at its corner. */
export function StepBadge({ id }: { readonly id: string }): ReactNode {
  const mark = useDraftState(state => state.marks.nodes.get(id));
  return mark === undefined || mark.tone === 'pale' ? null : <span className={`d-badge is-${mark.tone}`} title={mark.text} role="img" aria-label={mark.text}>{mark.icon && <Icon name={mark.icon} size={13} />}{mark.badge ?? '!'}</span>;
}

/** Who else looks at a step. */
export function StepPeople({ id }: { readonly id: string }): ReactNode {
  const people = useDraftState(state => state.people).filter(person => person.nodeIds.includes(id));
  if (people.length === 0) return null;
  return (
    <div className="d-people" style={{ '--person': people[0]!.colour } as CSSProperties}>
      {people.map(person => <span key={person.name} style={{ '--person': person.colour } as CSSProperties}>{person.name}</span>)}
    </div>
  );
}
