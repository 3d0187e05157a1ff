import type { ReactNode } from 'react';
import { plain } from '../document/search.ts';
import { Picker, type Choice } from '../shell/Picker.tsx';
import { useDesk } from '../shell/desk.tsx';
import { nameIn, only } from './actions.ts';
import { after, waysOf } from './ways.ts';

/** The ways out of the selected step and where each leads; the one that is chosen is led elsewhere. */
export function WaysOverlay({ onClose }: { readonly onClose: () => void }): ReactNode {
  const desk = useDesk();
  const id = only(desk);
  const find = (words: string): Choice[] => (id === undefined ? [] : waysOf(desk, id)).filter(way => plain(way.label).includes(plain(words).trim())).map(way => ({
    key: `way ${way.name}`, label: way.label, icon: 'jump', detail: way.to.length === 0 ? desk.t('outline.open') : way.to.map(to => desk.t('outline.jump', { name: nameIn(desk, to) })).join(', '),
    pick: () => desk.ui.set({ overlay: undefined, quickAdd: after(desk, id!, way.name) }),
  }));
  return <Picker label={desk.t('command.ways')} placeholder={desk.t('ways.placeholder')} nothing={desk.t('ways.nothing')} find={find} onClose={onClose} />;
}
