// Joins web/svg/*.svg (24x24, stroked in the text colour) into one sprite.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export function buildPictograms(root, store) {
  const dir = join(root, "web/svg");
  const symbols = readdirSync(dir).filter((file) => file.endsWith(".svg")).sort().map((file) => {
    const source = readFileSync(join(dir, file), "utf8");
    const inner = source.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\n\s*/g, "");
    return `<symbol id="${file.slice(0, -4)}" viewBox="0 0 24 24">${inner}</symbol>`;
  });
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
  store.add("pictograms.svg", sprite);
  store.add("icon.svg", readFileSync(join(root, "web/icon.svg")));
}
