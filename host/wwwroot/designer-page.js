// @ts-check
// Mounts the designer over the readable list that the page was drawn with; says so when it cannot.

const element = /** @type {HTMLElement} */ (document.getElementById('designer'));

try {
  const options = JSON.parse(element.dataset.options ?? '{}');
  const { mount } = await import(options.module);
  const mounted = mount(element, options);
  addEventListener('pagehide', event => event.persisted || mounted?.unmount(), { once: true });
} catch (failure) {
  console.warn(failure);
  element.querySelector('.loading')?.setAttribute('hidden', '');
  element.querySelector('.failed')?.removeAttribute('hidden');
}
