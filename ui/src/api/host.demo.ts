// The states of the window that are hard to come by, by address: `?empty`, `?waiting`, `?locked`, `?broken-list`, `?many`.
import type { Host } from "./host";
import { MemoryHost } from "./host.memory";
import { failure } from "./memory/library";

export function demoHost(asked: URLSearchParams): Host {
  if (asked.has("empty")) return new MemoryHost({ empty: true });
  if (asked.has("waiting")) return new MemoryHost({ delay: Infinity });
  if (asked.has("locked")) {
    const locked = failure("library_locked", "Another program is using the library. Close it, then try again. Nothing was changed.");
    return new MemoryHost({ failing: { list_clips: locked, overview: locked } });
  }
  if (asked.has("broken-list")) {
    return new MemoryHost({ failing: { list_clips: failure("file", "The list could not be read from the disk. Nothing was changed.") } });
  }
  const host = new MemoryHost();
  if (asked.has("many")) host.multiply(1000);
  return host;
}
