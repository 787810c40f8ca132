// "/" and Ctrl-K go to the search box.
const box = document.getElementById("masthead-q");
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  const control = event.key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!box || !(slash || control)) return;
  event.preventDefault();
  box.focus();
  box.select();
});
