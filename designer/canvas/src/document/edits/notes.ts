import { freshId } from '../activities.ts';
import { notesOf, withDecorations, type Note } from '../decorations.ts';
import type { Flow, Point } from '../flow.ts';

/** Puts a note on the canvas. */
export function addNote(flow: Flow, note: { readonly scope: string; readonly text: string; readonly at: Point; readonly color?: string }): { readonly flow: Flow; readonly id: string } {
  const id = freshId(new Set(notesOf(flow).map(other => other.id)), 'Note');
  const added: Note = { id, scope: note.scope, text: note.text, color: note.color ?? 'yellow', x: Math.round(note.at.x), y: Math.round(note.at.y), width: 220, height: 120 };
  return { flow: withDecorations<Note>(flow, 'notes', notes => [...notes, added]), id };
}

/** Changes a note: its text, colour, place or size. */
export const changeNote = (flow: Flow, id: string, to: Partial<Pick<Note, 'text' | 'color' | 'x' | 'y' | 'width' | 'height'>>): Flow =>
  withDecorations<Note>(flow, 'notes', notes => notes.map(note => (note.id === id ? ({ ...note, ...rounded(to) } as Note) : note)));

/** Takes notes away. */
export const removeNotes = (flow: Flow, ids: ReadonlySet<string>): Flow =>
  withDecorations<Note>(flow, 'notes', notes => (notes.some(note => ids.has(note.id)) ? notes.filter(note => !ids.has(note.id)) : notes));

const rounded = <T extends Readonly<Record<string, unknown>>>(to: T): T => Object.fromEntries(Object.entries(to).map(([key, value]) => [key, typeof value === 'number' ? Math.round(value) : value])) as T;
