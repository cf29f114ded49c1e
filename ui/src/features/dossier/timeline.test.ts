import { describe, expect, it } from "vitest";
import type { Entry } from "../../api/types";
import { timeline } from "./timeline";

const entries = (...dates: string[]) => dates.map((published, i) => ({ clip: { id: `${i}`, publisher: "Courier", headline: "", published }, annotations: [] }) as unknown as Entry);
const labels = (...dates: string[]) => timeline(entries(...dates)).ticks.map(({ label }) => label);

describe("the ticks of the timeline", () => {
  it.each([
    ["some days", ["2020-08-10", "2020-08-12"], ["10 Aug 2020", "11 Aug 2020", "12 Aug 2020"]],
    ["neighbouring days, without the same one twice", ["2020-08-10", "2020-08-11"], ["10 Aug 2020", "11 Aug 2020"]],
    ["one day", ["2020-08-10", "2020-08-10"], ["10 Aug 2020"]],
    ["some months", ["2020-01-15", "2021-02-15"], ["Jan 2020", "Jul 2020", "Feb 2021"]],
    ["many years", ["1999-12-08", "2020-08-11"], ["1999", "2010", "2020"]],
  ])("are as fine as the time needs: %s", (_, dates, expected) => {
    expect(labels(...dates), "no label says the same as its neighbour").toEqual(expected);
  });

  it("stay within the strip", () => {
    const { ticks } = timeline(entries("2020-08-10", "2020-08-12"));
    expect(ticks.map(({ anchor }) => anchor), "the last ends where the strip does").toEqual(["start", "middle", "end"]);
  });
});
