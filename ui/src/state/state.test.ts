import { describe, expect, it, vi } from "vitest";
import { commands } from "../api/commands";
import { MemoryHost } from "../api/host.memory";
import { failure } from "../api/memory/library";
import { Desk } from "./desk.svelte";
import { ClipList } from "./list.svelte";
import { scopeQuery, typedQuery } from "./scope";

const settled = () => new Promise((done) => setTimeout(done));

async function deskOf(host = new MemoryHost()) {
  const desk = new Desk(host);
  desk.start();
  await settled();
  return { desk, host };
}

describe("scopes", () => {
  it("are queries", () => {
    expect(scopeQuery({ kind: "unread" }), "a state").toBe("is:unread");
    expect(scopeQuery({ kind: "tag", name: 'Union "State"' }), "a quote in a name cannot end it").toBe('tag:"Union "State"');
    expect(scopeQuery({ kind: "tag", name: 'צה"ל' }), "one inside a word stays").toBe('tag:"צה"ל"');
  });

  it.each([
    ['"state un', '"state un"'],
    ['minsk tag:"union st', 'minsk tag:"union st"'],
    ['minsk "', "minsk"],
    ["minsk “union st", "minsk “union st”"],
    ["“union state” «в тот", "“union state” «в тот»"],
    ["rail NOT", "rail NOT"],
    ['"state union" oi', '"state union" oi OR oi*'],
    ['צה"ל oil ', 'צה"ל oil'],
    ["  oil ", "oil"],
    ["minsk lukashen", "minsk lukashen OR lukashen*"],
    ["Minsk OR", "Minsk OR"],
    ["m", "m"],
    ["minsk -spor", "minsk -spor"],
    ["is:unread", "is:unread"],
  ])("are joined by what is typed so far: %s", (typed, asked) => {
    expect(typedQuery(typed), "a phrase is closed, and a word goes on, while it is typed").toBe(asked);
  });
});

describe("the list", () => {
  it("drops an answer to an older question", async () => {
    const host = new MemoryHost();
    const waiting: (() => void)[] = [];
    const real = host.call;
    host.call = async <T>(command: string, args: Record<string, unknown>) => {
      await new Promise<void>((go) => waiting.push(go));
      return real<T>(command, args);
    };
    const list = new ClipList(commands(host));
    const first = list.show("lang:ru", "published");
    const second = list.show("lang:he", "published");
    waiting[1]!();
    await second;
    waiting[0]!();
    await first;
    expect(list.rows.map((row) => row?.language), "the later question wins, whichever answer is last").toEqual(["he"]);
  });

  it("asks again where a question elsewhere in the window broke it off", async () => {
    const host = new MemoryHost();
    const { call } = host;
    let brokenOff = 0;
    host.call = (command, args) => (command === "list_clips" && brokenOff++ === 0 ? Promise.reject(failure("interrupted", "A newer search took the place of this one.")) : call(command, args));
    const list = new ClipList(commands(host));
    await list.show("", "published");
    expect([list.status, list.rows.length > 0], "the list is there").toEqual(["ready", true]);
  });

  it("reads pages as they are wanted", async () => {
    const host = new MemoryHost();
    host.state.clips = Array.from({ length: 250 }, (_, i) => ({ ...structuredClone(host.state.clips[0]!), id: `clip-${i}` }));
    const list = new ClipList(commands(host));
    await list.show("", "published");
    expect([list.rows.length, list.rows.filter(Boolean).length], "one place a clip, and the first rows").toEqual([250, 20]);
    list.want(240);
    list.want(241);
    await settled();
    expect(list.rows.filter(Boolean).length, "the last page, and not the middle one").toBe(70);
    expect(host.asked.filter((a) => a.command === "list_clips").length, "each page is asked for once").toBe(2);
    expect((await list.arriveAt(150))?.id, "a row in a page that has yet to come").toBe("clip-150");
    await list.chooseAll();
    expect(list.chosen.size, "all means all").toBe(250);
  });

  it("keeps a range choice from where it began", async () => {
    const { desk } = await deskOf();
    desk.list.moveTo(3);
    desk.list.extendTo(5);
    desk.list.extendTo(2);
    expect(desk.list.chosen.size, "rows 2 and 3").toBe(2);
    desk.list.toggle(7);
    expect(desk.list.chosen.size, "one more").toBe(3);
  });
});

describe("the desk", () => {
  it("marks a clip as read once it is open, and only then", async () => {
    const { desk, host } = await deskOf();
    const unread = desk.list.rows.find((row) => row && !row.state.read && !row.failure)!;
    await desk.open(unread.id);
    await settled();
    expect(host.asked.map((a) => a.command).filter((c) => c === "open_clip" || c === "opened_clip").slice(0, 2), "open, then say so").toEqual(["open_clip", "opened_clip"]);
    expect(desk.list.rowOf(unread.id)?.state.read, "the list shows it").toBe(true);
  });

  it("keeps a clip in the unread list while it is being read", async () => {
    const { desk } = await deskOf();
    await desk.goTo({ kind: "unread" });
    const before = desk.list.rows.length;
    await desk.open(desk.list.rows[0]!.id);
    await settled();
    expect(desk.list.rows.length, "rows do not slide away under the pointer").toBe(before);
    await desk.goTo({ kind: "unread" });
    expect(desk.list.rows.length, "it is gone when the list is opened again").toBe(before - 1);
  });

  it("is in the order of publication again once a dossier ended the search", async () => {
    const { desk } = await deskOf();
    await desk.searchFor("union");
    expect(desk.sort, "the best first").toBe("relevance");
    await desk.goTo({ kind: "dossier", id: desk.overview!.dossiers[0]!.id });
    await desk.goTo({ kind: "all" });
    expect([desk.search, desk.list.sort], "no words, no relevance").toEqual(["", "published"]);
  });

  it("files what is dropped on an open dossier there", async () => {
    const { desk, host } = await deskOf();
    const [dossier] = desk.overview!.dossiers;
    await desk.goTo({ kind: "dossier", id: dossier!.id });
    await desk.clip([{ source: { kind: "text", text: "Headline\nText", url: null }, label: "Headline" }]);
    expect(host.asked.findLast((a) => a.command === "clip")?.args.dossier, "by its title").toBe(dossier!.title);
    expect(desk.dossier.dossier?.entries.length, "and shows it").toBe(dossier!.clips + 1);
  });

  it("tells a failure in the tray, and a lost library over the window", async () => {
    const { desk, host } = await deskOf();
    await desk.attempt(() => desk.api.openClip("none"));
    expect(desk.tray.notice?.kind, "in the tray").toBe("failed");
    desk.tray.dismissNotice();
    await desk.attempt(() => Promise.reject(failure("interrupted", "A newer search took the place of this one.")));
    expect(desk.tray.notice, "that something newer was asked is no failure").toBeNull();
    for (const code of ["library_locked", "library_read_only", "disk_full"] as const) {
      desk.tray.dismissNotice();
      await desk.attempt(() => Promise.reject(failure(code, "Another program holds it.")));
      expect([desk.tray.notice?.kind, desk.problem], `${code}: what can be read goes on being read`).toEqual(["failed", null]);
    }
    host.tell("library-problem", { code: "library_locked", message: "Another program holds it.", detail: null });
    expect(desk.problem?.code, "over the window").toBe("library_locked");
  });

  it("reads once more, not fifty times, when fifty things change at once", async () => {
    const { host } = await deskOf();
    const before = host.asked.filter((a) => a.command === "overview").length;
    for (let i = 0; i < 50; i++) host.tell("changed", { clips: true, annotations: false, tags: false, dossiers: false, searches: false });
    await settled();
    expect(host.asked.filter((a) => a.command === "overview").length - before, "once for the first, once for the rest").toBe(2);
  });

  it("steps an entry over the bounds of its section", async () => {
    const { desk } = await deskOf();
    await desk.goTo({ kind: "dossier", id: desk.overview!.dossiers[0]!.id });
    const { sections } = desk.dossier.dossier!;
    const first = desk.dossier.entriesOf(sections[0]!.id);
    const second = desk.dossier.entriesOf(sections[1]!.id);
    expect(desk.dossier.stepOf(first[0]!.clip.id, 1), "within the section").toEqual({ to: "after", clip: first[1]!.clip.id });
    expect(desk.dossier.stepOf(first.at(-1)!.clip.id, 1), "into the next").toEqual({ to: "before", clip: second[0]!.clip.id });
    expect(desk.dossier.stepOf(second[0]!.clip.id, -1), "to the end of the one before").toEqual({ to: "section", title: sections[0]!.title });
    expect(desk.dossier.stepOf(second.at(-1)!.clip.id, 1), "not past the end").toBeNull();
  });

  it("lets what was said pass, but not what failed", async () => {
    vi.useFakeTimers();
    try {
      const { tray } = new Desk(new MemoryHost());
      tray.say("Undone: highlight added");
      vi.runAllTimers();
      expect(tray.notice, "it does not stand there for ever").toBeNull();
      tray.say("Colours: dark");
      tray.notice = { kind: "failed", failure: { code: "file", message: "The disk is full.", detail: null } };
      vi.runAllTimers();
      expect(tray.notice?.kind, "until the person has seen it").toBe("failed");
    } finally {
      vi.useRealTimers();
    }
  });

  it("makes one highlight where two keys come before it is there", async () => {
    const { desk, host } = await deskOf();
    await desk.open(host.state.clips[0]!.id);
    const before = host.state.clips[0]!.annotations.length;
    desk.reading.chosen = { start: 40, end: 50 };
    const [made, again] = await Promise.all([desk.reading.highlight("claim"), desk.reading.markToActOn()]);
    expect([again, host.state.clips[0]!.annotations.length], "the note goes to the highlight").toEqual([made, before + 1]);
  });

  it("clips several files as one step, and tells of each", async () => {
    const { desk, host } = await deskOf();
    const file = (path: string) => ({ source: { kind: "file", path, url: null } as const, label: path });
    const ids = await desk.clip([file("one.html"), file("two.html"), file("three.html")]);
    expect(host.asked.filter(({ command }) => command.startsWith("clip")).map(({ command }) => command), "together").toEqual(["clip_all"]);
    expect(ids.every((id) => host.state.clips.some((clip) => clip.id === id)), "all are there").toBe(true);
    expect(desk.tray.jobs.map(({ status }) => status), "and said to be").toEqual(["clipped", "clipped", "clipped"]);
    await desk.api.undo();
    expect(ids.some((id) => host.state.clips.some((clip) => clip.id === id)), "one undo takes back all").toBe(false);
  });

  it("says why files could not be clipped, and goes on with them together", async () => {
    const { desk, host } = await deskOf();
    const broken = failure("file", "The folder cannot be read.");
    host.fail("clip_all", broken);
    const file = (path: string) => ({ source: { kind: "file", path, url: null } as const, label: path });
    await desk.clip([file("one.html"), file("two.html")]);
    expect(desk.tray.notice, "once").toEqual({ kind: "stopped", here: 0, of: 2, cause: broken });
    expect(desk.tray.failed, "not for each").toEqual([]);
    expect(desk.tray.takeLeft().flatMap(({ sources }) => sources.map(({ label }) => label)), "both are left").toEqual(["one.html", "two.html"]);
  });

  it("says that a source failed, and tries it again", async () => {
    const { desk, host } = await deskOf();
    await desk.clip([{ source: { kind: "url", url: "https://example.org/" }, label: "example.org" }]);
    const [job] = desk.tray.failed;
    expect(job?.message, "why").toMatch(/network/);
    await job!.again!();
    expect(host.asked.at(-1)?.command === "retry_clip" || host.asked.some((a) => a.command === "retry_clip"), "the kept clip is tried again, not a second one made").toBe(true);
  });
});
