// @ts-check
// Mounts the designer over the readable list that the page was drawn with; says so when it cannot.

const element = /** @type {HTMLElement} */ (document.getElementById('designer'));

try {
  const options = JSON.parse(element.dataset.options ?? '{}');
  const { mount } = await import(options.module);
  await mount(element, options);
  element.closest('.workbench')?.classList.add('is-mounted');
} catch (failure) {
  console.warn(failure);
  element.querySelector('.loading')?.setAttribute('hidden', '');
  element.querySelector('.failed')?.removeAttribute('hidden');
}
