// All actions, in the order in which the palette lists them and keys are tried.
import type { Desk } from "../state/desk.svelte";
import { isHeard, type Action } from "./action";
import { clipActions } from "./clips";
import { deskActions } from "./desk";
import { dossierActions } from "./dossier";
import { passageActions } from "./passages";

export const ACTIONS: readonly Action[] = [...passageActions, ...clipActions, ...deskActions, ...dossierActions];

/** Runs an action by its id: buttons do so. */
export function runAction(desk: Desk, id: string) {
  const action = ACTIONS.find((action) => action.id === id);
  if (!action || (desk.problem && !action.always)) return;
  if (isHeard(action, desk)) return action.run(desk);
}
