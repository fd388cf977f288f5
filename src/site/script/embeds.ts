import { find, findAll, make } from './page.ts';

const may = ['allow-scripts', 'allow-same-origin', 'allow-popups', 'allow-presentation'];

/** Shows films and sounds of other sites when one clicks: these learn of nobody before. */
export function showEmbedsOnClick(): void {
  for (const box of findAll('[data-frame]')) {
    find('a', box)?.addEventListener('click', (event) => {
      event.preventDefault();
      const frame = make('iframe', {
        title: box.dataset.title ?? '',
        allowFullscreen: true,
        allow: 'fullscreen; picture-in-picture',
        referrerPolicy: 'strict-origin-when-cross-origin',
      });
      frame.sandbox.add(...may);
      frame.src = box.dataset.frame ?? '';
      box.replaceChildren(frame);
      frame.focus();
    });
  }
}
