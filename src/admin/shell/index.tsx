import { createRoot } from 'react-dom/client';
import { Shell } from './Shell.tsx';

/** The whole script of the writing shell (src/server/shell): React and the composer, nothing of Payload's admin. */
createRoot(document.getElementById('shell')!).render(<Shell />);
