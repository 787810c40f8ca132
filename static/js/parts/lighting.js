// The words of a link light up together in both texts, and the link with them: on hover, on focus, on a tap.
const keysOf = (one) => (one ? (one.dataset.links || one.dataset.link).split(" ") : []);
const light = (keys, on) => {
  for (const key of keys) {
    const name = CSS.escape(key);
    for (const one of document.querySelectorAll(`[data-links~="${name}"], [data-link="${name}"]`)) {
      one.classList.toggle("lit", on);
    }
  }
};
let lit = [];
const follow = (event) => {
  const keys = keysOf(event.target.closest?.("[data-links], [data-link]"));
  if (keys.join() === lit.join()) return;
  light(lit, false);
  light(keys, true);
  lit = keys;
};
for (const kind of ["pointerover", "focusin", "click"]) document.addEventListener(kind, follow);
