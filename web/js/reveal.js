// Shows the fields that belong to a chosen answer. Without scripts they are
// simply all there; hidden ones are emptied by nobody and checked by the server.
export function initReveal(root) {
  for (const group of root.querySelectorAll("[data-reveals]")) {
    const update = () => group.querySelectorAll("input[data-reveal]").forEach(apply);
    group.addEventListener("change", update);
    update();
  }
}

function apply(input) {
  const part = document.getElementById(input.dataset.reveal);
  if (!part) return;
  part.hidden = !input.checked;
}
