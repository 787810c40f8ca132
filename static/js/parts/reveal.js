// A mark in a text leads to a note that is folded: unfold it.
const reveal = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
};
addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => {
  if (event.target.closest(`a[href="${location.hash}"]`)) reveal();
});
reveal();
