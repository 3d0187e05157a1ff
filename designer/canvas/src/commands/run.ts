import type { Desk } from '../shell/desk.tsx';
import { commands, isOffered } from './commands.ts';

/** Runs a command by its id, if it is offered now. */
export function runCommand(desk: Desk, id: string): void {
  const command = commands.find(one => one.id === id);
  if (command !== undefined && isOffered(command, desk)) command.run(desk);
}
