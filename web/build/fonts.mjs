// Cuts the font to what Dutch, French and English need, weights 400 to 700.
// A second file with the other Latin letters (Turkish, Polish, Romanian names)
// is fetched by the browser only when a page holds such a letter.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import subset from "subset-font";

const family = "Atkinson Hyperlegible Next";
const dir = "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files";

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");

const files = [
  {
    name: "text.woff2",
    source: "atkinson-hyperlegible-next-latin-wght-normal.woff2",
    letters: range(0x20, 0x7e) + range(0xa0, 0xff) + "ŒœŸ–—‘’“”„•…‹›€−",
    unicodeRange: "U+20-7E,U+A0-FF,U+152-153,U+178,U+2013-2014,U+2018-201E,U+2022,U+2026,U+2039-203A,U+20AC,U+2212",
  },
  {
    name: "text-more.woff2",
    source: "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
    letters: range(0x100, 0x151) + range(0x154, 0x177) + range(0x179, 0x17f) + range(0x218, 0x21b) + "ẞ",
    unicodeRange: "U+100-151,U+154-177,U+179-17F,U+218-21B,U+1E9E",
  },
];

/** Returns the @font-face rules. */
export async function buildFonts(root, store) {
  let css = "";
  for (const font of files) {
    const source = readFileSync(join(root, dir, font.source));
    const bytes = await subset(source, font.letters, {
      targetFormat: "woff2",
      variationAxes: { wght: { min: 400, max: 700 } },
    });
    const file = store.add(font.name, bytes);
    css += `@font-face{font-family:"${family}";font-style:normal;font-weight:400 700;font-display:swap;`;
    css += `src:url(${file}) format("woff2");unicode-range:${font.unicodeRange}}\n`;
  }
  return css;
}
