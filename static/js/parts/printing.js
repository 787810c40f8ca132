// A printed page shows what is folded on the screen.
const folded = [];
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("main details:not([open])")) {
    one.open = true;
    folded.push(one);
  }
});
addEventListener("afterprint", () => {
  while (folded.length) folded.pop().open = false;
});
