// Turns a plain select into a field with suggestions. The words come from the
// page (data-texts), in the language of the page.
import accessibleAutocomplete from "accessible-autocomplete";

export function enhance(select) {
  if (select.dataset.enhanced) return;
  select.dataset.enhanced = "true";
  const texts = JSON.parse(select.dataset.texts ?? "{}");
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.selectedOptions[0]?.value ? select.selectedOptions[0].text : "",
    showAllValues: select.options.length <= 30,
    displayMenu: "overlay",
    dropdownArrow: ({ className }) => `<svg class="${className}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M5 8.5l7 7 7-7"/></svg>`,
    inputClasses: "govuk-input",
    menuAttributes: { "aria-label": texts.label ?? "" },
    ...words(texts),
  });
  describe(select);
}

/** The visible field takes over what describes the select (hint, error). */
function describe(select) {
  const field = document.getElementById(select.id.replace(/-select$/, ""));
  for (const name of ["aria-describedby", "aria-invalid"]) {
    const value = select.getAttribute(name);
    if (field && value) field.setAttribute(name, value);
  }
}

function words(texts) {
  const fill = (text = "", values = {}) => text.replace(/%\{(\w+)\}/g, (_, key) => values[key] ?? "");
  return {
    tNoResults: () => texts.none ?? "",
    tStatusNoResults: () => texts.none ?? "",
    tStatusQueryTooShort: (count) => fill(texts.short, { count }),
    tStatusSelectedOption: (option, length, index) => fill(texts.chosen, { option, length, index: index + 1 }),
    tStatusResults: (count, selected) => `${fill(texts.found, { count })} ${selected ?? ""}`.trim(),
    tAssistiveHint: () => texts.help ?? "",
  };
}
