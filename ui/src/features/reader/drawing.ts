// What every part of an open article needs to draw itself, handed down by context.
import { getContext, setContext } from "svelte";
import type { Annotation } from "../../api/types";
import type { Places } from "./place";

export interface Drawing {
  readonly places: Places;
  readonly annotations: readonly Annotation[];
  /** The highlight in focus. */
  readonly mark: string | null;
  focusMark: (id: string) => void;
  openNote: (id: string) => void;
  showAddress: (url: string) => void;
}

const KEY = Symbol("drawing");
export const provideDrawing = (drawing: Drawing) => setContext(KEY, drawing);
export const useDrawing = (): Drawing => getContext<Drawing>(KEY);
