// Rewrites physical CSS properties of libraries to logical ones.
const names = {
  "margin-left": "margin-inline-start",
  "margin-right": "margin-inline-end",
  "padding-left": "padding-inline-start",
  "padding-right": "padding-inline-end",
  left: "inset-inline-start",
  right: "inset-inline-end",
};

/** Parts of a shorthand value, keeping calc(...) whole. */
const parts = (value) => value.match(/(?:[^\s(]+\([^]*?\)(?=\s|$)|[^\s]+)/g) ?? [];

function shorthand(indent, name, value) {
  const important = value.includes("!important") ? " !important" : "";
  const [top, right, bottom, left] = parts(value.replace("!important", "").trim());
  if (left === undefined || left === right) return `${indent}${name}: ${value};`;
  return `${indent}${name}-block: ${top} ${bottom}${important};${indent}${name}-inline: ${left} ${right}${important};`;
}

export function toLogical(css) {
  return css
    .replace(/(^|[\s;{])(margin-left|margin-right|padding-left|padding-right|left|right)(\s*:)/g, (_, before, name, colon) => before + names[name] + colon)
    .replace(/border-left(-width|-color|-style)?(\s*:)/g, "border-inline-start$1$2")
    .replace(/border-right(-width|-color|-style)?(\s*:)/g, "border-inline-end$1$2")
    .replace(/text-align:\s*left/g, "text-align: start")
    .replace(/text-align:\s*right/g, "text-align: end")
    .replace(/float:\s*left/g, "float: inline-start")
    .replace(/float:\s*right/g, "float: inline-end")
    .replace(/(^|[\s;{])(margin|padding):([^;}]+);/g, (_, before, name, value) => shorthand(before, name, value.trim()));
}
