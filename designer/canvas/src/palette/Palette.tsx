import { useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { addStep, nextPlace } from '../commands/actions.ts';
import type { ActivityType } from '../document/catalog.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { byCategory, findTypes } from './find.ts';
import { recent } from './recent.ts';
import { usePaletteDrag } from './usePaletteDrag.tsx';

/** All that a flow can be built from: drag it to the canvas, onto a connection, or press it to put it after the selected step. */
export function Palette(): ReactNode {
  const desk = useDesk();
  const catalog = useDraftState(state => state.catalog);
  const [words, setWords] = useState('');
  const types = findTypes(catalog, words);
  const lately = words === '' ? recent().flatMap(name => types.filter(type => type.type === name)) : [];
  const sections = [...(lately.length > 0 ? [{ key: ' recent', label: desk.t('palette.recent'), types: lately }] : []), ...byCategory(catalog, types)];
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .d-palette-item')];
    items[(items.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length]?.focus();
    event.preventDefault();
  };
  return (
    <div className="d-palette" onKeyDown={walk}>
      <label className="d-search"><Icon name="search" /><input type="search" value={words} placeholder={desk.t('palette.search')} aria-label={desk.t('palette.search')} onChange={event => setWords(event.target.value)} /></label>
      <div className="d-scroll" tabIndex={-1}>
        {sections.map(section => (
          <section key={section.key} aria-label={section.label}>
            <h3>{section.label}</h3>
            {section.types.map(type => <PaletteItem key={type.type} type={type} />)}
          </section>
        ))}
        {sections.length === 0 && <p className="d-muted d-nothing">{desk.t('palette.nothing')}</p>}
      </div>
    </div>
  );
}

function PaletteItem({ type }: { readonly type: ActivityType }): ReactNode {
  const desk = useDesk();
  const catalog = useDraftState(state => state.catalog);
  const category = catalog.byCategory.get(type.category);
  const { start, card } = usePaletteDrag(type);
  return (
    <>
      <button type="button" className="d-palette-item" style={{ '--category': category?.color } as CSSProperties} title={type.description} data-type={type.type} onPointerDown={start} onClick={() => { addStep(desk, type.type, nextPlace(desk)); desk.view.current?.focus(); }}>
        <span className="d-tile"><Icon name={type.icon || category?.icon || 'extension'} /></span>
        <span>{type.label}</span>
      </button>
      {card}
    </>
  );
}
