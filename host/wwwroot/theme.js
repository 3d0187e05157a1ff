// @ts-check
// Switches between light and dark and remembers the choice in a cookie, so that the server draws the next page right at once.

const root = document.documentElement;

function isDark() {
  return root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-theme-toggle]')) {
    const theme = isDark() ? 'light' : 'dark';
    root.dataset.theme = theme;
    document.cookie = `porfin.theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  }
});
