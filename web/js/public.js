// Scripts of the public site. Every page works without them.
import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { CharacterCount } from "govuk-frontend/dist/govuk/components/character-count/character-count.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { initLazy } from "./lazy.js";
import { start } from "./components.js";
import { initTheme } from "./theme.js";
import { initPrint } from "./print.js";
import { initReveal } from "./reveal.js";

start(document, {
  "govuk-button": Button,
  "govuk-character-count": CharacterCount,
  "govuk-error-summary": ErrorSummary,
});
initReveal(document);
initTheme();
initPrint();
initLazy(document);
