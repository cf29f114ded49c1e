// The library counts Unicode code points, JavaScript counts UTF-16 units. Everything crosses the border here.

/** How many code points `text` holds. */
export function points(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) {
      count--;
      i++;
    }
  }
  return count;
}

/** The UTF-16 offset of a code point; the end of the text where there are fewer. */
export function unitsAt(text: string, point: number): number {
  let units = 0;
  for (let passed = 0; passed < point && units < text.length; passed++) {
    units += isHigh(text.charCodeAt(units)) && isLow(text.charCodeAt(units + 1)) ? 2 : 1;
  }
  return units;
}

/** How many code points stand before a UTF-16 offset. */
export function pointsBefore(text: string, units: number): number {
  return points(text.slice(0, units));
}

/** The part of `text` between two code points. */
export function slicePoints(text: string, start: number, end: number): string {
  const from = unitsAt(text, start);
  return text.slice(from, from + unitsAt(text.slice(from), end - start));
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
