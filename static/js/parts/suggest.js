// Suggestions while typing: a combobox with a list, as the ARIA Authoring Practices describe it.
// Without it, Enter searches for what was typed; with it, too, unless a suggestion was chosen.
const words = document.currentScript.dataset;
const WAIT = 120;
let count = 0;

const suggest = (input) => {
  const list = document.createElement("ul");
  list.id = `suggestions-${count += 1}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.suggestions);
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  input.parentElement.classList.add("suggests");
  input.parentElement.append(list, said);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }
  let timer, asked = "", at = -1;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const move = (to) => {
    options()[at]?.setAttribute("aria-selected", "false");
    at = (to + options().length + 1) % (options().length + 1);
    if (at === options().length) at = -1;
    const option = options()[at];
    if (!option) { input.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const row = (suggestion, place) => {
    const option = document.createElement("li");
    option.id = `${list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = suggestion.url;
    const label = document.createElement("span");
    label.lang = suggestion.language;
    label.textContent = suggestion.label;
    const detail = document.createElement("span");
    detail.className = "soft";
    detail.lang = suggestion.detail_language;
    detail.textContent = suggestion.detail;
    option.append(label, " ", detail);
    return option;
  };
  const show = (found) => {
    close();
    list.replaceChildren(...found.map(row));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    said.textContent = found.length ? words.suggestionCount.replace("{count}", found.length) : "";
  };
  const ask = async () => {
    asked = input.value.trim();
    if (!asked) { show([]); return; }
    const of = asked;
    try {
      const response = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(of)}`);
      const { suggestions } = await response.json();
      if (of === input.value.trim() && document.activeElement === input) show(suggestions);
    } catch { close(); }
  };

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden && options().length && asked === input.value.trim()) {
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    }
    if (list.hidden) return;
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at < 0 ? options().length - 1 : at - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) location.href = options()[at].dataset.url;
    else return;
    event.preventDefault();
  });
  // The input keeps the focus, so the list is still open when the press becomes a click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.href = option.dataset.url;
  });
};
for (const input of document.querySelectorAll("input[data-suggest]")) suggest(input);
