// Marks in the contents which heading is being read.
for (const rail of document.querySelectorAll("[data-follow]")) {
  const links = new Map([...rail.querySelectorAll("a[href^='#']")].map((a) => [a.hash.slice(1), a]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const follow = () => {
    const current = headings.filter((one) => one.getBoundingClientRect().top < innerHeight * 0.35).pop();
    for (const [id, link] of links) {
      if (current && id === current.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
}
