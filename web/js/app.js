// Scripts of the office: the public ones, and htmx for parts of a page.
import { PasswordInput } from "govuk-frontend/dist/govuk/components/password-input/password-input.mjs";
import { Tabs } from "govuk-frontend/dist/govuk/components/tabs/tabs.mjs";
import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { CharacterCount } from "govuk-frontend/dist/govuk/components/character-count/character-count.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { initIdle } from "./idle.js";
import { htmx } from "./htmx.js";
import { initLazy } from "./lazy.js";
import { start } from "./components.js";
import { initPrint } from "./print.js";
import { initReveal } from "./reveal.js";
import { initTheme } from "./theme.js";

const components = {
  "govuk-button": Button,
  "govuk-character-count": CharacterCount,
  "govuk-error-summary": ErrorSummary,
  "govuk-password-input": PasswordInput,
  "govuk-tabs": Tabs,
};

function enhance(root) {
  start(root, components);
  initReveal(root);
  initLazy(root);
}

enhance(document);
initTheme();
initIdle();
initPrint();
htmx.onLoad((part) => {
  if (part !== document.body) enhance(part);
});
