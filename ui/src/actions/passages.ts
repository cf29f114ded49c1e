// What can be done with a passage of the open article.
import type { Colour } from "../api/types";
import { copyText } from "../state/clipboard";
import type { Desk } from "../state/desk.svelte";
import { COLOURS, words } from "../text/words";
import type { Action } from "./action";

const hasPassage = ({ reading }: Desk) => reading.chosen !== null || reading.mark !== null;

export async function writeNote({ reading }: Desk) {
  reading.writing = await reading.markToActOn();
}

export async function tagPassage({ reading }: Desk) {
  reading.tagging = await reading.markToActOn();
}

export async function deleteMark(desk: Desk) {
  const { reading, api } = desk;
  const id = reading.mark!;
  reading.mark = reading.writing = null;
  await api.deleteAnnotation(id);
  desk.focusOn = "reader";
}

export async function copyQuote(desk: Desk) {
  const { chosen, annotation, detail } = desk.reading;
  const quote = chosen ? [...detail!.article.text].slice(chosen.start, chosen.end).join("") : annotation?.quote;
  if (!quote || !detail) return;
  const source = [detail.article.byline, detail.article.publisher, detail.article.published, detail.url];
  const copied = await copyText(`“${quote}”\n— ${source.filter(Boolean).join(", ")}`);
  desk.tray.say(copied ? words.copied : words.notCopied);
}

const colourAction = (colour: Colour, index: number): Action => ({
  id: `passage.${colour}`,
  title: words.actions.highlight(words.colours[colour]),
  group: "Passage",
  keys: [`${index + 1}`],
  enabled: hasPassage,
  run: (desk) => desk.attempt(() => desk.reading.highlight(colour)),
});

/** The highlight that waits for its place belongs to another clip than the open one. */
export const isElsewhere = ({ reading, keeping }: Desk) => keeping.placing !== null && keeping.placing.clip !== reading.id;

/** Puts the highlight that waits where the person selected. */
async function place(desk: Desk) {
  const { reading, keeping, api } = desk;
  if (isElsewhere(desk)) return desk.tray.say(words.keeping.belongsTo(keeping.placing!.headline ?? words.noHeadline));
  const { start, end } = reading.chosen!;
  await api.attachAnnotation(keeping.placing!.annotation, start, end);
  keeping.placing = null;
  reading.chosen = null;
}

export const passageActions: Action[] = [
  {
    id: "passage.place",
    title: words.actions.placePassage,
    group: "Passage",
    keys: ["p"],
    enabled: ({ reading, keeping }) => reading.chosen !== null && keeping.placing !== null && keeping.placing.clip === reading.id,
    saysWhyNot: isElsewhere,
    run: (desk) => desk.attempt(() => place(desk)),
  },
  ...COLOURS.map(colourAction),
  { id: "passage.note", title: words.actions.note, group: "Passage", keys: ["n"], enabled: hasPassage, run: (desk) => desk.attempt(() => writeNote(desk)) },
  { id: "passage.tag", title: words.actions.tagPassage, group: "Passage", keys: ["Shift+T"], enabled: hasPassage, run: (desk) => desk.attempt(() => tagPassage(desk)) },
  { id: "passage.copy", title: words.actions.copyQuote, group: "Passage", keys: ["c"], enabled: hasPassage, run: copyQuote },
  {
    id: "passage.delete",
    title: words.actions.deleteMark,
    group: "Passage",
    keys: ["Delete", "Backspace"],
    enabled: ({ reading }) => reading.mark !== null,
    run: (desk) => desk.attempt(() => deleteMark(desk)),
  },
];
