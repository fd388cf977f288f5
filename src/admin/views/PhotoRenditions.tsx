import type { UIFieldServerProps } from 'payload';
import { renditionStanding, type RenditionStanding } from '../../newsroom/photos/photoRenditions.ts';
import type { Language } from '../../domain/languages.ts';
import { momentText } from '../times/moments.ts';
import { saying, uiLanguage, type TextKey } from '../texts.ts';
import { usualTimeZone } from '../../domain/times/when.ts';

const texts: Record<RenditionStanding['kind'], TextKey> = {
  'being-made': 'sizesBeingMade',
  'tried-again': 'sizesTriedAgain',
  'given-up': 'sizesGivenUp',
  'nothing-done': 'sizesMissing',
};

type Props = { standing: RenditionStanding; language: Language; timeZone: string };

/** What is missing, when it is tried again, and what an operator can do. */
export function RenditionNotice({ standing, language, timeZone }: Props) {
  const say = saying(language);
  const values: Record<string, string | number> =
    standing.kind === 'tried-again'
      ? { n: standing.tried, time: momentText(standing.next, { language, timeZone, withZone: true }) }
      : {};
  return (
    <div className="newsroom-notice newsroom-notice--conflict" role="status">
      <strong>{say(standing.hasFormer ? 'photoShownAsBefore' : 'photoNotShown')}</strong>
      <p>{say(texts[standing.kind], values)}</p>
      {standing.kind !== 'being-made' && (
        <p>
          {say('sizesOperator')} <code>npx dateline renditions --missing</code>
        </p>
      )}
    </div>
  );
}

/** On a photo's page, while readers do not get it as it is here. */
export async function PhotoRenditions({ id, payload, i18n }: UIFieldServerProps) {
  const standing = id === undefined ? undefined : await renditionStanding(payload, String(id));
  if (!standing) return null;
  const { timeZone } = (await payload.findGlobal({ slug: 'site', depth: 0 })) as { timeZone?: string | null };
  return (
    <RenditionNotice standing={standing} language={uiLanguage(i18n.language)} timeZone={timeZone || usualTimeZone} />
  );
}
