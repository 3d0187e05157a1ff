import { freshId } from '../activities.ts';
import { groupsOf, withDecorations, type Group } from '../decorations.ts';
import type { Flow } from '../flow.ts';

/** Puts a named frame around activities; each is in one group at most. */
export function groupActivities(flow: Flow, group: { readonly scope: string; readonly name: string; readonly members: readonly string[] }): { readonly flow: Flow; readonly id: string } {
  const id = freshId(new Set(groupsOf(flow).map(other => other.id)), 'Group');
  const members = new Set(group.members);
  return { flow: withDecorations<Group>(flow, 'groups', groups => [...without(groups, members), { id, isCollapsed: false, ...group }]), id };
}

/** Changes a group's name, or whether it is shown as one. */
export const changeGroup = (flow: Flow, id: string, to: Partial<Pick<Group, 'name' | 'isCollapsed'>>): Flow =>
  withDecorations<Group>(flow, 'groups', groups => groups.map(group => (group.id === id ? { ...group, ...to } : group)));

/** Takes frames away; what they held stays. */
export const ungroup = (flow: Flow, ids: ReadonlySet<string>): Flow =>
  withDecorations<Group>(flow, 'groups', groups => (groups.some(group => ids.has(group.id)) ? groups.filter(group => !ids.has(group.id)) : groups));

/** Takes activities out of their groups; a group that holds nothing any more goes too. */
export const forgetMembers = (flow: Flow, ids: ReadonlySet<string>): Flow =>
  withDecorations<Group>(flow, 'groups', groups =>
    groups.some(group => group.members.some(id => ids.has(id))) ? without(groups, ids) : groups,
  );

const without = (groups: readonly Group[], ids: ReadonlySet<string>): readonly Group[] =>
  groups.map(group => (group.members.some(id => ids.has(id)) ? { ...group, members: group.members.filter(id => !ids.has(id)) } : group)).filter(group => group.members.length > 0);
