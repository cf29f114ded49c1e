// Notes stand beside their passage, and never on top of each other: each as high as it wishes, or below the one before.

export interface Wish {
  id: string;
  /** Where it would stand, in pixels. */
  top: number;
  height: number;
}

export function settle(wishes: readonly Wish[], gap: number): Map<string, number> {
  const tops = new Map<string, number>();
  let free = -Infinity;
  for (const { id, top, height } of [...wishes].sort((a, b) => a.top - b.top)) {
    const at = Math.max(top, free);
    tops.set(id, at);
    free = at + height + gap;
  }
  return tops;
}
