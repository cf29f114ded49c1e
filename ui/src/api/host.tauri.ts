// The only file that knows the shell.
import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import type { Host, Stop } from "./host";

/** Subscribing is asynchronous in the shell; stopping before it is done must work too. */
function stopLater(subscribed: Promise<Stop>): Stop {
  return () => void subscribed.then((stop) => stop());
}

export const tauriHost: Host = {
  call: (command, args) => invoke(command, args),
  callParts: (command, args, each) => invoke(command, { ...args, each: new Channel(each) }),
  on: (event, hear) => stopLater(listen(event, ({ payload }) => hear(payload as never))),
  onDrag: (hear) =>
    stopLater(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === "leave") return hear({ type: "leave" });
        const scale = window.devicePixelRatio || 1;
        const at = { x: payload.position.x / scale, y: payload.position.y / scale };
        if (payload.type === "drop") hear({ type: "drop", ...at, paths: payload.paths });
        else hear({ type: payload.type, ...at });
      }),
    ),
};
