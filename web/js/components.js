// Starts the govuk-frontend behaviour for elements that ask for it with
// data-module. Called again for every part that htmx swaps in.
export function start(root, components) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const [name, Component] of Object.entries(components)) {
    const own = root.matches?.(`[data-module="${name}"]`) ? [root] : [];
    for (const element of [...own, ...root.querySelectorAll(`[data-module="${name}"]`)]) {
      try {
        new Component(element);
      } catch {
        // Already started: the element keeps what it has.
      }
    }
  }
}
