// Turns web/tokens.json into custom properties for the light, dark and
// high-contrast theme. Without a choice of the visitor, the system decides.
const property = (name) => (name.startsWith("ui-") ? `--${name}` : `--govuk-${name}-colour`);

const declarations = (theme) => Object.entries(theme).map(([name, value]) => `${property(name)}:${value}`).join(";");

export function tokenRules({ light, dark, contrast }) {
  return [
    `:root{color-scheme:light;--govuk-breakpoint-mobile:20rem;--govuk-breakpoint-tablet:40.0625rem;--govuk-breakpoint-desktop:48.0625rem;${declarations(light)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;${declarations(dark)}}}`,
    `@media (prefers-contrast:more) and (prefers-color-scheme:light){:root:not([data-theme]){color-scheme:light;${declarations(contrast)}}}`,
    `:root[data-theme=dark]{color-scheme:dark;${declarations(dark)}}`,
    `:root[data-theme=contrast]{color-scheme:light;${declarations(contrast)}}`,
    `@media print{:root,:root[data-theme]{color-scheme:light;${declarations(contrast)}}}`,
  ].join("\n");
}
