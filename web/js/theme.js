// Theme switch: applies at once and remembers the choice in a cookie, which the
// server reads, so that the next page starts in the right colours.
const year = 31536000;

export function initTheme(root = document) {
  for (const button of root.querySelectorAll("button[name=theme]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      choose(button.value);
    });
  }
}

function choose(theme) {
  const page = document.documentElement;
  if (theme === "auto") delete page.dataset.theme;
  else page.dataset.theme = theme;
  document.cookie = `__Host-theme=${theme}; path=/; max-age=${year}; samesite=lax; secure`;
  for (const button of document.querySelectorAll("button[name=theme]")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}
