// Dark or light as chosen before, set before anything is drawn; without a choice the system's. A page without scripts follows the system.
(() => {
  const root = document.documentElement;
  const kept = localStorage.getItem("dragoman-theme");
  if (kept) root.dataset.theme = kept;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.createElement("button");
    const tell = () => {
      button.textContent = isDark() ? "Light" : "Dark";
      button.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
    };
    button.type = "button";
    button.id = "theme";
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      localStorage.setItem("dragoman-theme", root.dataset.theme);
      tell();
    });
    tell();
    document.querySelector(".masthead > div").append(button);
  });
})();
