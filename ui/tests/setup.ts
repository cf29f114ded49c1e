// What jsdom lacks and the window needs.
import { afterEach } from "vitest";
import { cleanup } from "@testing-library/svelte";

/** virtua draws nothing in a box of no size. */
const BOX = { width: 800, height: 600 };

class ResizeObserverStub {
  #hear: ResizeObserverCallback;
  constructor(hear: ResizeObserverCallback) {
    this.#hear = hear;
  }
  observe(target: Element) {
    const contentRect = { ...BOX, x: 0, y: 0, top: 0, left: 0, bottom: BOX.height, right: BOX.width } as DOMRectReadOnly;
    queueMicrotask(() => this.#hear([{ target, contentRect } as ResizeObserverEntry], this));
  }
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver = ResizeObserverStub;

Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: { get: () => BOX.height },
  offsetWidth: { get: () => BOX.width },
  offsetParent: { get: () => document.body },
});
Element.prototype.scrollIntoView = () => {};
Element.prototype.scrollTo = () => {};
Range.prototype.getBoundingClientRect = () => new DOMRect();
Element.prototype.animate ??= () => ({ finished: Promise.resolve(), cancel() {}, finish() {}, onfinish: null }) as unknown as Animation;
window.matchMedia ??= (media) =>
  ({ media, matches: false, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
globalThis.CSS ??= {} as typeof CSS;
CSS.escape ??= (text) => text.replace(/["\\]/g, "\\$&");

afterEach(() => {
  cleanup();
  localStorage.clear();
});
