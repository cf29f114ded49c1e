// What the window needs from whatever carries it. The shell is one host; an in-memory library is the other, so that the
// window also runs, and is tested, in a plain browser.
import type { Changes, Error as Failure } from "./types";

/** A drag over the window that did not come as an HTML5 event. On Linux `paths` also holds dropped links. */
export type NativeDrag =
  | { type: "enter" | "over"; x: number; y: number }
  | { type: "drop"; x: number; y: number; paths: string[] }
  | { type: "leave" };

export interface HostEvents {
  changed: Changes;
  action: string;
  "library-problem": Failure;
  "backed-up": null;
}

export type Stop = () => void;

export interface Host {
  /** Rejects with the `Error` of types.ts. */
  call<T>(command: string, args: Record<string, unknown>): Promise<T>;
  /** The same for what comes part by part: `each` hears them, some perhaps only when the promise is settled. */
  callParts<T>(command: string, args: Record<string, unknown>, each: (part: T) => void): Promise<null>;
  on<E extends keyof HostEvents>(event: E, hear: (payload: HostEvents[E]) => void): Stop;
  onDrag(hear: (drag: NativeDrag) => void): Stop;
}
