import { Router, type RequestHandler } from 'express';

const icon = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
  '<rect x="1" y="1" width="30" height="30" rx="7" fill="#9b1c1f"/>',
  '<path d="M8 10h9M8 16h16M8 22h16" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/>',
  '<rect x="19" y="7.5" width="5.5" height="5" rx="1" fill="#fff"/></svg>',
].join('');

/** The newsroom's mark: for the admin, the preview, and whoever asks at the address browsers guess. */
export function iconRouter(): Router {
  const send: RequestHandler = (_req, res) => {
    res.set('Cache-Control', 'public, max-age=86400').type('image/svg+xml').send(icon);
  };
  return Router().get('/icon.svg', send).get('/favicon.ico', send);
}
