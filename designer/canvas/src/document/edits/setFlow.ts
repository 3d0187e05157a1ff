import type { Flow } from '../flow.ts';
import { setIn, type Json, type Path } from '../json.ts';

/** Sets anything of the flow itself: its name, its settings. */
export const setFlow = (flow: Flow, path: Path, value: Json | undefined): Flow => setIn(flow, path, () => value);
