// Fetches the larger modules only for pages that hold their element.
export function initLazy(root) {
  const selects = root.querySelectorAll("select[data-autocomplete]");
  if (selects.length) import("./autocomplete.js").then((module) => selects.forEach(module.enhance));
  const maps = root.querySelectorAll("[data-map]");
  if (maps.length) import("./map.js").then((module) => maps.forEach(module.draw));
}
