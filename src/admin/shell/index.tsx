import { createRoot } from 'react-dom/client';
import { shellPath } from './path.ts';
import { Shell } from './Shell.tsx';

/** The whole script of the writing shell (src/server/shell): React and the composer, nothing of Payload's admin. */
createRoot(document.getElementById('shell')!).render(<Shell />);

/** Milliseconds: an installation that a bad line broke off is begun again. */
const again = 20_000;

/** From the next visit on the page opens without a connection. Without TLS browsers have no such workers. */
function install(): void {
  navigator.serviceWorker.register(`${shellPath}/worker.js`, { scope: '/admin/' }).catch(() => undefined);
}

if ('serviceWorker' in navigator) {
  install();
  const timer = setInterval(() => {
    if (navigator.serviceWorker.controller) clearInterval(timer);
    else install();
  }, again);
}
