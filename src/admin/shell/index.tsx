import { createRoot } from 'react-dom/client';
import { shellPath } from './path.ts';
import { Shell } from './Shell.tsx';

/** The whole script of the writing shell (src/server/shell): React and the composer, nothing of Payload's admin. */
createRoot(document.getElementById('shell')!).render(<Shell />);

/** From the next visit on the page opens without a connection. Without TLS browsers have no such workers. */
if ('serviceWorker' in navigator)
  navigator.serviceWorker.register(`${shellPath}/worker.js`, { scope: '/admin/' }).catch(() => undefined);
