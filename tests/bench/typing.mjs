// Search as one types, in the real window: from the last key of a word to its rows on the screen, on a library of 1,000
// clips, and of that the time until the library has answered. Words are typed letter by letter, faster than most people do.
//   node tests/bench/typing.mjs CUTTINGS-DESKTOP LIBRARY
import { openDesk } from "../e2e/desk.mjs";

const [application, library] = process.argv.slice(2);

const QUERIES = [
  "people", "government", "water", "minister", "the", "music", "energy", "school", "market", "climate",
  "report", "history", "doctor", "police", "football", "election", "computer", "garden", "weather", "children",
  "archive", "closing remark", "report desk", "new york", "\"closing remark\"", "world -war", "science OR art", "published:2020-03 city", "health research", "zzz",
];

/** Notes the last key, when the library was asked and answered, and the end of the frame that shows the answer. */
const PROBE = `
  const now = () => performance.now();
  const probe = (window.probe = { times: null });
  let key = 0, asked = 0, question = 0, waiting = false;
  const list = document.querySelector(".list");
  addEventListener("input", (event) => {
    if (!event.target.matches("input")) return;
    key = now();
    asked = 0;
    probe.times = null;
  }, true);
  const ask = window.fetch;
  window.fetch = async (...what) => {
    if (!decodeURIComponent(String(what[0]?.url ?? what[0])).includes("list_clips")) return ask(...what);
    const mine = ++question;
    const begun = (asked ||= now());
    const answer = await ask(...what);
    const answered = now();
    if (mine !== question) return answer;
    let drawn = false;
    const observer = new MutationObserver(() => (drawn = true));
    observer.observe(list, { subtree: true, childList: true, characterData: true });
    const frame = () => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (mine !== question) return observer.disconnect();
        // The same rows once more change nothing.
        if (!drawn && now() - answered < 200) return frame();
        observer.disconnect();
        probe.times = { asked: begun - key, answered: answered - begun, drawn: drawn ? now() - answered : null, all: drawn ? now() - key : null };
      };
      port2.postMessage(0);
    });
    frame();
    return answer;
  };
`;

const FRAME = `
  const done = arguments[0];
  const times = [];
  const frame = (at) => (times.push(at), times.length > 60 ? done((times.at(-1) - times[0]) / 60) : requestAnimationFrame(frame));
  requestAnimationFrame(frame);
`;

const desk = await openDesk({ library, application });
try {
  await desk.see(".row h3");
  const frame = await desk.driver.executeAsyncScript(FRAME);
  await desk.script(PROBE);
  const figures = [];
  for (const query of QUERIES) {
    desk.keys("slash");
    desk.keys("ctrl+a");
    desk.type(query, 60);
    const shown = async () => {
      const typed = await desk.script("return [...document.querySelectorAll('.chip bdi, .box input')].map((e) => e.value ?? e.textContent).join(' ').trim()");
      return typed === query ? desk.script("return probe.times") : null;
    };
    figures.push({ query, ...(await desk.until(shown, `“${query}” is not answered`)) });
    desk.keys("ctrl+a", "BackSpace", "ctrl+a", "BackSpace", "BackSpace", "BackSpace");
  }
  const of = (what) => figures.map((figure) => figure[what]).filter((time) => time !== null).sort((a, b) => a - b);
  const say = (what) => `median ${of(what)[Math.floor(of(what).length / 2)].toFixed(0)} ms, longest ${of(what).at(-1).toFixed(0)}`;
  const same = figures.length - of("all").length;
  console.log(`searching as one types, ${figures.length} searches    last key to painted rows: ${say("all")} (a frame or two; one takes ${frame.toFixed(1)} ms here); ${same} left the same rows`);
  console.log(`  of that    until the library is asked: ${say("asked")}; until it has answered: ${say("answered")}; until that is painted: ${say("drawn")}`);
  if (process.env.EACH) for (const figure of figures) console.log(figure);
} finally {
  await desk.close();
}
