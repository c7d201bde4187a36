// Builds every asset into internal/base/ui/dist: `node web/build.mjs`.
// The same sources always give the same bytes; file names carry their hash.
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Store } from "./build/store.mjs";
import { buildFonts } from "./build/fonts.mjs";
import { buildPictograms } from "./build/pictograms.mjs";
import { buildScripts } from "./build/scripts.mjs";
import { buildStyles } from "./build/styles.mjs";

const root = join(import.meta.dirname, "..");
const dist = join(root, "internal/base/ui/dist");

mkdirSync(dist, { recursive: true });
for (const old of readdirSync(dist)) {
  if (old !== ".gitkeep") rmSync(join(dist, old), { recursive: true });
}

const store = new Store(dist);
const fonts = await buildFonts(root, store);
buildPictograms(root, store);
store.add("sample.json", readFileSync(join(root, "web/sample.json"))); // shapes for the map of the gallery
await buildStyles(root, store, fonts);
await buildScripts(root, store);
// A first visit stays under 60 kB; about 15 kB of that is the page itself.
store.keepTo(45_000, ["public.css", "public.js", "text.woff2", "pictograms.svg", "icon.svg"]);
store.finish();
if (process.argv.includes("--sizes")) store.print();
