import { useSyncExternalStore } from 'react';

/** A value that is looked at from many places; never changed in place. */
export class Store<T extends object> {
  #value: T;
  readonly #watchers = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(changes: Partial<T>): void {
    this.#value = { ...this.#value, ...changes };
    for (const watcher of [...this.#watchers]) watcher();
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };
}

export const useStore = <T extends object, V>(store: Store<T>, pick: (value: T) => V): V => useSyncExternalStore(store.watch, () => pick(store.value));
