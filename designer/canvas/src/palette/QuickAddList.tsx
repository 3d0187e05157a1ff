import type { ReactNode } from 'react';
import { addStep, chart, connectTo } from '../commands/actions.ts';
import { leadNowhere, waysOf } from '../commands/ways.ts';
import { plain, titleOf } from '../document/search.ts';
import { Picker, type Choice } from '../shell/Picker.tsx';
import { useDesk, useUi, type Desk, type QuickAdd } from '../shell/desk.tsx';
import { findTypes } from './find.ts';
import { recent } from './recent.ts';

/** The list of what can come here: the types that fit, and, after an outcome, the steps that are there already. */
export function QuickAddList(): ReactNode {
  const desk = useDesk();
  const quickAdd = useUi(state => state.quickAdd);
  if (quickAdd === undefined) return null;
  const close = (): void => {
    desk.ui.set({ quickAdd: undefined });
    desk.view.current?.focus();
  };
  return <Picker label={desk.t('quickAdd.label')} placeholder={desk.t(quickAdd.from ? 'quickAdd.after' : 'palette.search')} find={words => choices(desk, quickAdd, words)} nothing={desk.t('palette.nothing')} at={quickAdd.screen ?? screenOf(desk, quickAdd)} onClose={close} />;
}

function screenOf(desk: Desk, quickAdd: QuickAdd): { x: number; y: number } | undefined {
  const at = desk.view.current?.toScreen(quickAdd.at);
  return at && at.x > 0 && at.y > 0 && at.x < innerWidth && at.y < innerHeight ? at : undefined;
}

function choices(desk: Desk, quickAdd: QuickAdd, words: string): Choice[] {
  const { catalog } = desk.draft.state;
  // What is put into a connection must lead on.
  const types = findTypes(catalog, words).filter(type => !(quickAdd.into && type.terminal));
  const lately = words === '' ? recent().flatMap(name => types.filter(type => type.type === name)).slice(0, 3) : [];
  const choice = (section: string | undefined) => (type: (typeof types)[number]): Choice => {
    const category = catalog.byCategory.get(type.category);
    return { key: `${section ?? ''}${type.type}`, label: type.label, detail: type.description, icon: type.icon || category?.icon || 'extension', color: category?.color, section, pick: () => { addStep(desk, type.type, quickAdd); desk.view.current?.focus(); } };
  };
  const steps = quickAdd.from === undefined ? [] : existing(desk, quickAdd.from, words);
  const all = words === '' ? types.map(type => choice(catalog.byCategory.get(type.category)?.label)(type)).sort((a, b) => order(catalog, a) - order(catalog, b)) : types.map(choice(undefined));
  return [...lately.map(choice(desk.t('palette.recent'))), ...all, ...steps];
}

const order = (catalog: Desk['draft']['state']['catalog'], choice: Choice): number => catalog.categories.findIndex(category => category.label === choice.section);

/** The steps to which the outcome could lead. */
function existing(desk: Desk, from: { readonly id: string; readonly port: string }, words: string): Choice[] {
  const { catalog } = desk.draft.state;
  const wanted = plain(words).split(/\s+/).filter(word => word !== '');
  const isUsed = waysOf(desk, from.id).some(way => way.name === from.port && way.to.length > 0);
  const label = desk.t('quickAdd.nowhere');
  const nowhere: Choice[] = isUsed && wanted.every(word => plain(label).includes(word)) ? [{ key: 'nowhere', label, icon: 'close', section: desk.t('quickAdd.existing'), pick: () => { leadNowhere(desk, from); desk.view.current?.focus(); } }] : [];
  const steps = chart(desk).activities.filter(activity => wanted.every(word => plain(titleOf(activity, catalog)).includes(word))).map(activity => {
    const type = catalog.byType.get(activity.type);
    return { key: `step ${activity.id}`, label: titleOf(activity, catalog), detail: type?.label, icon: 'jump', color: catalog.byCategory.get(type?.category ?? '')?.color, section: desk.t('quickAdd.existing'), pick: () => { connectTo(desk, from, activity.id); desk.view.current?.focus(); } };
  });
  return [...steps, ...nowhere];
}
