// Dark or light as chosen before, set before anything is drawn; without a choice the system's.
(() => {
  const kept = localStorage.getItem("dragoman-theme");
  if (kept) document.documentElement.dataset.theme = kept;
  document.addEventListener("click", (event) => {
    if (event.target.id !== "theme") return;
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("dragoman-theme", document.documentElement.dataset.theme);
  });
})();
