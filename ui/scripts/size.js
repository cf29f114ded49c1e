// Prints the compressed size of all JavaScript that the window loads, and fails above the limit.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 300;
const folder = new URL("../dist/assets/", import.meta.url);
const sizes = readdirSync(folder)
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, kb: gzipSync(readFileSync(new URL(name, folder))).length / 1000 }));
for (const { name, kb } of sizes) console.log(`${kb.toFixed(1).padStart(8)} kB  ${name}`);
const total = sizes.reduce((sum, { kb }) => sum + kb, 0);
console.log(`${total.toFixed(1).padStart(8)} kB  JavaScript in all, compressed (limit ${LIMIT_KB} kB)`);
if (total === 0 || total > LIMIT_KB) process.exit(1);
