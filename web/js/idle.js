// Warns before a session ends for want of use, and keeps it alive on request,
// so that what somebody is typing is not lost.
const notice = 120; // seconds before the end
const tries = 1000; // how often the clock is looked at, in milliseconds

export function initIdle() {
  const box = document.querySelector("[data-idle]");
  if (!box) return;
  const life = Number(box.dataset.idle) * 1000;
  let end = Date.now() + life;
  setInterval(() => {
    box.hidden = Date.now() < end - notice * 1000;
  }, tries);
  box.querySelector("button").addEventListener("click", async () => {
    const answer = await fetch(box.dataset.keep, { redirect: "manual" });
    if (!answer.ok) {
      location.reload(); // too late: the sign-in page
      return;
    }
    end = Date.now() + life;
    box.hidden = true;
  });
}
