// Marks in the contents which heading is being read, and keeps it in sight there.
for (const rail of document.querySelectorAll("[data-follow]")) {
  const links = new Map([...rail.querySelectorAll("a[href^='#']")].map((a) => [a.hash.slice(1), a]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let marked;
  // The contents scroll sideways on a phone, up and down elsewhere; the page itself never moves.
  const show = (link) => {
    const list = link.closest(".contents");
    list.scrollTo({ left: link.offsetLeft - list.clientWidth / 3 });
    rail.scrollTo({ top: list.offsetTop + link.offsetTop - rail.clientHeight / 2 });
  };
  const follow = () => {
    const heading = headings.filter((one) => one.getBoundingClientRect().top < innerHeight * 0.35).pop();
    const link = heading && links.get(heading.id);
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    marked = link;
    if (link) show(link);
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
}
