// From the start of the process to a painted window: an empty one, and ours with a library. Then the memory of our
// process. Runs on a screen (tools/with-screen); the two take turns, so that both see the same machine.
//   node tests/bench/window.mjs EMPTY-WINDOW CUTTINGS-DESKTOP LIBRARY [RUNS]
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const [empty, desktop, library, runs = "7"] = process.argv.slice(2);

/** Milliseconds until the program says that it has painted, and its memory at that moment. */
function start(program, env = {}) {
  return new Promise((resolve, reject) => {
    const begun = process.hrtime.bigint();
    const child = spawn(program, [], { env: { ...process.env, CUTTINGS_SAY_PAINTED: "1", ...env }, stdio: ["ignore", "pipe", "inherit"] });
    const giveUp = setTimeout(() => child.kill(), 60_000);
    let result = null;
    child.stdout.on("data", (said) => {
      if (!String(said).includes("painted") || result) return;
      const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
      const megabytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024;
      result = { milliseconds, megabytes };
      child.kill();
    });
    child.on("exit", () => {
      clearTimeout(giveUp);
      if (result) resolve(result);
      else reject(new Error(`${program} ended, or a minute passed, before it painted`));
    });
  });
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const figures = { empty: [], ours: [] };
for (let run = 0; run < Number(runs); run += 1) {
  figures.empty.push(await start(empty));
  figures.ours.push(await start(desktop, { CUTTINGS_LIBRARY: library }));
}
const time = (which) => median(figures[which].map((figure) => figure.milliseconds));
console.log(`window, process start to painted    empty ${time("empty").toFixed(0)} ms   ours, list of 1,000 clips ${time("ours").toFixed(0)} ms   ratio ${(time("ours") / time("empty")).toFixed(2)} (at most 2)`);
console.log(`memory of the Rust process then     ${median(figures.ours.map((figure) => figure.megabytes)).toFixed(0)} MB (under 200)`);
