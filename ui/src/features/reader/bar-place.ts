// Where the bar over a selection goes: below its last line, so that neither the selected words nor what leads up to them is
// hidden. Where there is no room below, above it, and one line further, so that the line before it can still be read.
export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const GAP = 8;
const EDGE = 4;

/** `lines` are the selection's pieces on the screen, `edge` is what can be seen of the article. */
export function barPlace(lines: readonly Box[], lineHeight: number, edge: Box, bar: { width: number; height: number }): { top: number; left: number } {
  const first = Math.min(...lines.map((line) => line.top));
  const last = lines.reduce((low, line) => (line.bottom >= low.bottom ? line : low));
  const below = last.bottom + GAP;
  const above = first - lineHeight - GAP - bar.height;
  const lowest = edge.bottom - bar.height - EDGE;
  const top = below > lowest && above >= edge.top + EDGE ? above : below;
  const left = (last.left + last.right - bar.width) / 2;
  return {
    top: clamp(top, edge.top + EDGE, lowest),
    left: clamp(left, edge.left + GAP, edge.right - bar.width - GAP),
  };
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));
