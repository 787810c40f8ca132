// Copies an address, absolute, or a citation, and says so to everyone: by a button beside it, by the one that comes up
// at a unit's number in a running text, or by the key "y". Without a script there is no button.
const words = document.currentScript.dataset;
const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
document.body.append(said);
let end = () => {};
const copy = async (button, text) => {
  await navigator.clipboard.writeText(text);
  // A second copy ends what was said of the first, so that no button takes “Copied” for its label.
  end();
  const label = [...button.childNodes];
  button.textContent = said.textContent = words.copied;
  const clock = setTimeout(() => end(), 2000);
  end = () => {
    clearTimeout(clock);
    button.replaceChildren(...label);
    said.textContent = "";
    end = () => {};
  };
};
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", () => {
    const source = document.querySelector(button.dataset.copy);
    copy(button, source.href || source.textContent.trim());
  });
}
const texts = document.querySelectorAll(".running");
if (texts.length && navigator.clipboard) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "unit-copy";
  // Not a stop for the Tab key at each of many units: there the key "y" copies.
  button.tabIndex = -1;
  const address = () => button.parentElement.querySelector("[data-address]").dataset.address;
  const come = (event) => {
    const unit = event.target.closest(".unit");
    if (!unit || unit === button.parentElement) return;
    button.textContent = words.copyWord;
    button.setAttribute("aria-label", words.copyAddress.replace("{unit}", unit.id));
    unit.querySelector(".unit-number").after(button);
  };
  for (const text of texts) for (const kind of ["pointerover", "focusin"]) text.addEventListener(kind, come);
  button.addEventListener("click", () => copy(button, address()));
}
