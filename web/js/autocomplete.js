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
    minLength: 1, // passing through the empty field chooses nothing
    displayMenu: "overlay",
    inputClasses: "govuk-input",
    menuAttributes: { "aria-label": texts.label ?? "" },
    ...words(texts),
  });
  const field = describe(select);
  field?.addEventListener("blur", () => setTimeout(() => settle(select, field)));
}

/** What stands in the field when it is left counts. The library keeps the old
 * answer of a field that was emptied or holds no known name; here that is no
 * answer, so that the server can say so. */
function settle(select, field) {
  const typed = field.value.trim().toLowerCase();
  const match = [...select.options].find((option) => option.text.trim().toLowerCase() === typed);
  select.value = match && typed ? match.value : "";
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The visible field takes over what describes the select (hint, error). */
function describe(select) {
  const field = document.getElementById(select.id.replace(/-select$/, ""));
  for (const name of ["aria-describedby", "aria-invalid"]) {
    const value = select.getAttribute(name);
    if (field && value) field.setAttribute(name, value);
  }
  return field;
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
