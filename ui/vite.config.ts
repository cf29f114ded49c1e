import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// West of Greenwich, where a date read as UTC midnight and shown in local time falls on the day before.
if (process.env.VITEST) process.env.TZ = "America/Los_Angeles";

// Relative paths, so that the page works from the shell's own protocol as well as from a folder.
export default defineConfig({
  base: "./",
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: { target: "safari16", outDir: "dist", assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  // Under test Svelte must resolve to its browser build, or components cannot mount.
  resolve: process.env.VITEST ? { conditions: ["browser"] } : undefined,
  test: {
    environment: "jsdom",
    setupFiles: ["./tests/setup.ts"],
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    // For a busy machine: no test waits for a clock.
    testTimeout: 60_000,
  },
});
