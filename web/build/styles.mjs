// Compiles the style sheets. Library rules become logical properties, so that
// right-to-left pages mirror by themselves, and colours come from tokens alone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { compile } from "sass";
import { toLogical } from "./logical.mjs";
import { tokenRules } from "./tokens.mjs";

export async function buildStyles(root, store, fontFaces) {
  const tokens = tokenRules(JSON.parse(readFileSync(join(root, "web/tokens.json"), "utf8")));
  for (const name of ["public", "app"]) {
    store.add(`${name}.css`, minify(fontFaces + tokens + compiled(root, name)));
  }
  const leaflet = readFileSync(join(root, "node_modules/leaflet/dist/leaflet.css"), "utf8");
  store.add("map.css", minify(leaflet.replace(/[^{}]*\{[^{}]*url\([^{}]*\}/g, "") + compiled(root, "map")));
}

function compiled(root, name) {
  const options = { loadPaths: [join(root, "node_modules"), join(root, "web/scss")], quietDeps: true, charset: false };
  const css = compile(join(root, "web/scss", name + ".scss"), options).css;
  return toLogical(css.replace(/var\((--govuk-[a-z-]+), #[0-9a-f]+\)/gi, "var($1)"));
}

const minify = (css) => transformSync(css, { loader: "css", minify: true, legalComments: "none" }).code;
