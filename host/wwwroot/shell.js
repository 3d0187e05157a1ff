// @ts-check
// The little that the frame of every page does in the browser: light or dark, and menus that close when one looks elsewhere.

const root = document.documentElement;

function isDark() {
  return root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** @param {Event} event */
function closeMenus(event) {
  for (const menu of document.querySelectorAll('details.account[open]')) {
    if (!(event.target instanceof Node && menu.contains(event.target))) {
      menu.removeAttribute('open');
    }
  }
}

document.addEventListener('click', event => {
  closeMenus(event);
  if (event.target instanceof Element && event.target.closest('[data-theme-toggle]')) {
    const theme = isDark() ? 'light' : 'dark';
    root.dataset.theme = theme;
    // A cookie, so that the server draws the next page right at once.
    document.cookie = `porfin.theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  }
});

// A field to copy: selected in any case, so that it can be copied by hand where the browser gives no clipboard (plain http).
document.addEventListener('click', async event => {
  const button = event.target instanceof Element && event.target.closest('[data-copy]');
  const field = button instanceof HTMLElement && document.getElementById(button.dataset.copy ?? '');
  if (button instanceof HTMLElement && field instanceof HTMLInputElement) {
    field.select();
    await navigator.clipboard?.writeText(field.value);
    button.toggleAttribute('data-copied', Boolean(navigator.clipboard));
  }
});

document.addEventListener('focusin', closeMenus);

document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && document.querySelector('details.account[open]');
  if (menu) {
    menu.removeAttribute('open');
    menu.querySelector('summary')?.focus();
  }
});
