import { linksIn } from '../textHtml.ts';
import { hold, pass, spam, type Phase } from './phase.ts';

/** Many links are seldom a reader's; one in the name never is. */
export const linkLimit: Phase = ({ draft, settings }) => {
  if (linksIn(draft.name).length > 0) return spam('link-in-name');
  return linksIn(draft.text).length > settings.linkLimit ? hold('links') : pass;
};
