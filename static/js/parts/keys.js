// Keys: "/" and Ctrl-K go to the search box, "[" and "]" to the neighbours, "y" copies the address.
// Those pressed alone can be switched off in the settings; each does what a visible link or button does.
const box = document.getElementById("masthead-q");
const single = document.documentElement.dataset.keys !== "off";
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const toBox = () => { box.focus(); box.select(); };
const neighbour = (rel) => () => document.querySelector(`main a[rel="${rel}"]`)?.click();
const keys = {
  "/": toBox,
  "[": neighbour("prev"),
  "]": neighbour("next"),
  y: () => document.querySelector(".unit:is(:hover, :focus-within) .unit-copy, [data-copy='[data-permalink]']")?.click(),
};
document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key === "k" && (ctrlKey || metaKey) && !altKey) {
    event.preventDefault();
    toBox();
  } else if (single && keys[key] && !ctrlKey && !metaKey && !altKey && !typing(event.target)) {
    event.preventDefault();
    keys[key]();
  }
});
