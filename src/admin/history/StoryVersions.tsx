import { Gutter, SetDocumentStepNav } from '@payloadcms/ui';
import type { DocumentViewServerProps, StaticLabel } from 'payload';
import { actLabels } from '../../domain/labels.ts';
import type { Language } from '../../domain/languages.ts';
import { momentText } from '../times/moments.ts';
import { StateBadge } from '../StateBadge.tsx';
import { saying, uiLanguage, type Say } from '../texts.ts';
import { versionsOf, type VersionPage, type VersionRow } from './versionRows.ts';
import { usualTimeZone } from '../../domain/times/when.ts';

type VersionsProps = { say: Say; language: Language; timeZone: string; address: string };

const Row = ({
  row,
  versionsProps: { say, language, timeZone, address },
}: {
  row: VersionRow;
  versionsProps: VersionsProps;
}) => (
  <tr>
    <td>
      <a href={`${address}/${row.id}`}>
        <time dateTime={row.at}>{momentText(row.at, { language, timeZone, withYear: true })}</time>
      </a>
    </td>
    <td>{row.name ?? '—'}</td>
    <td>{actLabels[row.act][language]}</td>
    <td>
      <StateBadge state={row.state} language={language} />
      {row.isPublic && <span className="story-versions__public">{say('readersHaveIt')}</span>}
    </td>
    <td>{row.headline ?? say('untitled')}</td>
  </tr>
);

const Pages = ({
  page,
  pages,
  versionsProps: { say, address },
}: Omit<VersionPage, 'rows'> & { versionsProps: VersionsProps }) => (
  <nav className="story-versions__pages" aria-label={say('pages')}>
    {page > 1 && <a href={`${address}?page=${page - 1}`}>{say('newerVersions')}</a>}
    {page < pages && <a href={`${address}?page=${page + 1}`}>{say('olderVersions')}</a>}
  </nav>
);

const Table = ({ rows, page, pages, versionsProps }: VersionPage & { versionsProps: VersionsProps }) => {
  const { say } = versionsProps;
  const columns = ['versionWhen', 'versionBy', 'versionAct', 'versionState', 'versionHeadline'] as const;
  return (
    <>
      <table className="story-versions">
        <caption>{say('versionsHint')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} {...{ row, versionsProps }} />
          ))}
        </tbody>
      </table>
      <Pages {...{ page, pages, versionsProps }} />
    </>
  );
};

const pageIn = (value: unknown): number => Math.min(Math.max(Math.trunc(Number(value)) || 1, 1), 10_000);

/** What a story was, the newest first: when, by whom, by which act, in which state. Payload's own list says when alone. */
export async function StoryVersions({ initPageResult, routeSegments, searchParams }: DocumentViewServerProps) {
  const { req, docID } = initPageResult;
  if (!req.user || docID === undefined) return null;
  const { payload, user } = req;
  const language = uiLanguage(req.i18n.language);
  const request = { story: String(docID), page: pageIn(searchParams?.page), payload, user };
  const [found, style] = await Promise.all([
    versionsOf(request),
    payload.findGlobal({ slug: 'house-style', depth: 0, overrideAccess: false, user }),
  ]);
  const isTrashed = routeSegments[2] === 'trash';
  const address = `/admin/collections/articles/${isTrashed ? 'trash/' : ''}${request.story}/versions`;
  const timeZone = style.timeZone || usualTimeZone;
  return (
    <Gutter className="story-versions-view">
      <SetDocumentStepNav
        {...{ collectionSlug: 'articles', id: request.story, isTrashed, useAsTitle: 'headline' }}
        pluralLabel={initPageResult.collectionConfig?.labels.plural as StaticLabel}
        view={req.i18n.t('version:versions')}
      />
      <Table {...found} versionsProps={{ say: saying(language), language, timeZone, address }} />
    </Gutter>
  );
}
