// A count opens what is said of its unit beside the text, without leaving the place; its address opens it again.
// The page of the unit is asked for, and what it says is shown here. Without a script the count is a link to that page.
const words = document.currentScript.dataset;
const running = document.querySelector("[data-opens]");
let opener = null;
let unmarked = null;
const place = (ref) => `${location.pathname}${ref ? `?open=${encodeURIComponent(ref)}` : ""}`;
const keepInPlace = (unit, change) => {
  const before = unit.getBoundingClientRect().top;
  change();
  scrollBy({ top: unit.getBoundingClientRect().top - before, behavior: "instant" });
};
const make = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
const close = (back) => {
  const open = running.querySelector(".beside");
  if (!open) return;
  const unit = open.parentElement;
  keepInPlace(unit, () => open.remove());
  if (unmarked) unit.querySelector(".unit-text").replaceChildren(...unmarked);
  unmarked = null;
  history.replaceState(null, "", `${place("")}#${unit.id}`);
  if (back) (opener || unit.querySelector(".unit-number")).focus({ preventScroll: true });
};
const show = (link, page) => {
  const unit = link.closest(".unit");
  const name = page.querySelector("h1").textContent;
  const head = make("p", { className: "beside-head" },
    make("a", { href: link.pathname, textContent: name }),
    make("a", { className: "beside-close", href: `?#${unit.id}`, textContent: words.close }));
  const panel = make("div", { className: "beside", tabIndex: -1 }, head, ...page.querySelectorAll(".discussion"));
  panel.setAttribute("role", "region");
  panel.setAttribute("aria-label", words.saidOf.replace("{unit}", name));
  close(false);
  opener = link;
  const text = unit.querySelector(".unit-text");
  unmarked = [...text.childNodes];
  text.replaceChildren(...page.querySelector(".clause-words").childNodes);
  keepInPlace(unit, () => unit.append(panel));
  history.replaceState(null, "", `${place(unit.id)}#${unit.id}`);
  panel.focus({ preventScroll: true });
  const voice = panel.querySelector(`[id="${CSS.escape(link.hash.slice(1))}"]`);
  if (voice && getComputedStyle(panel).position === "fixed") panel.scrollTop = voice.offsetTop - 60;
};
// What is being fetched; the last click decides what is opened, not the last answer.
let asked = null;
const open = async (link) => {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  try {
    const answer = await fetch(link.href, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.querySelector(".discussion")) throw new Error(answer.status);
    show(link, page);
  } catch {
    if (!signal.aborted) location.assign(link.href);
  }
};
const dismiss = () => {
  asked?.abort();
  close(true);
};
if (running) {
  running.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const count = event.target.closest(".unit > .counts .count-link");
    const closing = event.target.closest(".beside-close");
    if (!count && !closing) return;
    event.preventDefault();
    if (closing) dismiss();
    else open(count);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dismiss();
  });
}
