import { Component, type ReactNode } from 'react';
import { DeskContext } from './desk.tsx';

/** When the editor itself fails: nothing that was done is lost, and the person can go on by loading it again. */
export class Fallen extends Component<{ readonly children: ReactNode }, { readonly hasFallen: boolean }> {
  static override contextType = DeskContext;
  declare context: React.ContextType<typeof DeskContext>;
  override state = { hasFallen: false };

  static getDerivedStateFromError = (): { hasFallen: boolean } => ({ hasFallen: true });

  override componentDidCatch(): void {
    this.context?.session.keep();
  }

  override render(): ReactNode {
    const desk = this.context;
    if (!this.state.hasFallen || desk === undefined) return this.props.children;
    return (
      <div className="d-root d-empty" role="alert">
        <h2>{desk.t('fallen.title')}</h2>
        <p>{desk.t('fallen.text')}</p>
        <button type="button" className="d-button is-primary" onClick={() => location.reload()}>{desk.t('fallen.reload')}</button>
      </div>
    );
  }
}
