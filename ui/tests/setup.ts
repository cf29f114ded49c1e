// What jsdom lacks and the window needs.
import { afterEach } from "vitest";
import { cleanup, configure } from "@testing-library/svelte";

/** virtua draws nothing in a box of no size: what scrolls is a screen high, its rows are low. */
const heightOf = (element: Element) => ((element as HTMLElement).style.overflowY === "auto" ? 900 : 40);
const WIDTH = 800;

configure({ asyncUtilTimeout: 15_000, getElementError: (message) => new Error(message?.split("\n\n")[0]) });

class ResizeObserverStub {
  #hear: ResizeObserverCallback;
  constructor(hear: ResizeObserverCallback) {
    this.#hear = hear;
  }
  observe(target: Element) {
    const contentRect = new DOMRect(0, 0, WIDTH, heightOf(target));
    queueMicrotask(() => this.#hear([{ target, contentRect } as ResizeObserverEntry], this));
  }
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver = ResizeObserverStub;

function heightOfThis(this: Element) {
  return heightOf(this);
}

Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: { get: heightOfThis },
  offsetWidth: { get: () => WIDTH },
  offsetParent: { get: () => document.body },
});
Element.prototype.scrollIntoView = () => {};
Element.prototype.scrollTo = () => {};
Range.prototype.getBoundingClientRect = () => new DOMRect();
Range.prototype.getClientRects = () => [new DOMRect()] as unknown as DOMRectList;
Element.prototype.animate ??= () => ({ finished: Promise.resolve(), cancel() {}, finish() {}, onfinish: null }) as unknown as Animation;
window.matchMedia ??= (media) =>
  ({ media, matches: false, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
globalThis.CSS ??= {} as typeof CSS;
CSS.escape ??= (text) => text.replace(/["\\]/g, "\\$&");

HTMLCanvasElement.prototype.getContext = () => null;

afterEach(() => {
  cleanup();
  localStorage.clear();
});
