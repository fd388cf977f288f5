import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Body } from '../../../src/admin/composer/text/body.ts';
import { StoryText, type PasteLeftOut } from '../../../src/admin/composer/text/StoryText.tsx';

type Options = { body: Body | null; language?: string; readOnly?: boolean; lead?: string };
type Seen = { bodies: Body[]; leftOut: PasteLeftOut[]; show: (body: Body | null) => void };

declare global {
  interface Window {
    openText: (options: Options) => void;
    seen: Seen;
  }
}

/** The text alone on a page, for tests: what it tells is kept in `seen`. */
function Page({ body, language = 'en', readOnly = false, lead }: Options) {
  const [value, setValue] = useState(body);
  window.seen.show = setValue;
  return (
    <StoryText
      value={value}
      onChange={(next) => {
        window.seen.bodies.push(next);
        setValue(next);
      }}
      onLeft={(what) => window.seen.leftOut.push(...what)}
      lead={lead && <span>{lead}</span>}
      label="Text"
      renderBlock={({ blockType }) => <p>{blockType}</p>}
      {...{ language, readOnly }}
    />
  );
}

window.openText = (options) => {
  window.seen = { bodies: [], leftOut: [], show: () => {} };
  createRoot(document.getElementById('text')!).render(<Page {...options} />);
};
