// A count opens what is said of its unit beside the text, without leaving the place; its address opens it again,
// and Back what was open before. The page of the unit is asked for, and what it says is shown here. Without a script
// the count is a link to that page.
const words = document.currentScript.dataset;
const running = document.querySelector("[data-opens]");
let opener = null;
let unmarked = null;
const opened = () => running.querySelector(".beside")?.parentElement;
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
  const unit = opened();
  if (!unit) return;
  keepInPlace(unit, () => unit.querySelector(".beside").remove());
  if (unmarked) unit.querySelector(".unit-text").replaceChildren(...unmarked);
  unmarked = null;
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
  panel.focus({ preventScroll: true });
  // The first voice is in sight, under the heading of all.
  const voice = panel.querySelector(`.said ~ [id="${CSS.escape(link.hash.slice(1))}"]`);
  if (voice && getComputedStyle(panel).position === "fixed") {
    panel.scrollTop = voice.getBoundingClientRect().top - head.getBoundingClientRect().bottom;
  }
};
// What is being fetched; the last click decides what is opened, not the last answer.
let asked = null;
const ask = async (link) => {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  try {
    const answer = await fetch(link.href, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.querySelector(".discussion")) throw new Error(answer.status);
    return page;
  } catch {
    if (!signal.aborted) location.assign(link.href);
    return null;
  }
};
const choose = async (count) => {
  const page = await ask(count);
  if (!page) return;
  const { id } = count.closest(".unit");
  const address = `${location.pathname}?open=${encodeURIComponent(id)}#${id}`;
  if (!location.href.endsWith(address)) {
    history.replaceState({ top: scrollY }, "");
    history.pushState(null, "", address);
  }
  show(count, page);
};
const dismiss = () => {
  asked?.abort();
  const unit = opened();
  if (!unit) return;
  close(true);
  history.replaceState(null, "", `${location.pathname}#${unit.id}`);
};
// Back and Forward open what the address says, where it was: the browser itself scrolls before that, in another layout.
const restore = async () => {
  asked?.abort();
  const ref = new URLSearchParams(location.search).get("open");
  const before = opened();
  const unit = document.getElementById(ref) || before;
  if (!unit || ref === before?.id) return;
  const number = unit.querySelector(".unit-number");
  if (unit.id === ref) {
    const page = await ask(number);
    if (!page) return;
    show(number, page);
  } else {
    close(true);
  }
  if (history.state) scrollTo({ top: history.state.top, behavior: "instant" });
  const { top, bottom } = number.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) unit.scrollIntoView({ behavior: "instant" });
};
if (running) {
  running.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const count = event.target.closest(".unit > .counts .count-link");
    const closing = event.target.closest(".beside-close");
    if (!count && !closing) return;
    event.preventDefault();
    if (closing) dismiss();
    else choose(count);
  });
  addEventListener("popstate", () => requestAnimationFrame(restore));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dismiss();
  });
}
