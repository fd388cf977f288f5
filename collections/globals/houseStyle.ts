import type { PayloadRequest, GlobalConfig } from 'payload';
import { languageLabels, words, type Labels } from '../../src/domain/labels.ts';
import { longestOf } from '../../src/domain/fields/articleFields.ts';
import { languages } from '../../src/domain/languages.ts';
import { problemOfDatelineFormat, usualDatelinePattern } from '../../src/domain/dateline/dateline.ts';
import { globalAccessFor, staffOnly } from '../shared/access.ts';
import { timeZoneField } from '../shared/fields.ts';
import { refuseMalformedGlobal, publishSite } from '../shared/hooks.ts';
import { openThreadsHolds, usualHold, type OpenThreadsHold } from '../../src/domain/threads.ts';
import { usualTimeZone } from '../../src/domain/times/when.ts';
import { usualHeadlineFits } from '../../src/newsroom/story/houseStyle.ts';
import { sentenceOf } from '../shared/payloadProblems.ts';

const holdLabels: Record<OpenThreadsHold, Labels> = {
  none: words('Nothing', 'Heç nə', 'Ничего'),
  legal: words('Legal notes', 'Hüquqi qeydlər', 'Замечания юриста'),
  'legal-and-questions': words('Legal notes and questions', 'Hüquqi qeydlər və suallar', 'Замечания юриста и вопросы'),
};

/** How the newsroom writes and works. */
export const houseStyle: GlobalConfig = {
  slug: 'house-style',
  lockDocuments: false,
  label: words('House style', 'Ev üslubu', 'Стиль издания'),
  admin: { group: words('Settings', 'Parametrlər', 'Настройки') },
  access: globalAccessFor('house-style'),
  hooks: { beforeOperation: [refuseMalformedGlobal], afterChange: [publishSite] },
  fields: [
    {
      name: 'agencyName',
      type: 'text',
      maxLength: 80,
      defaultValue: 'Dateline',
      label: words('Agency name', 'Agentliyin adı', 'Название агентства'),
    },
    {
      name: 'agencyNames',
      type: 'group',
      label: words('The agency in each language', 'Agentlik hər dildə', 'Агентство на каждом языке'),
      fields: languages.map((language) => ({
        name: language,
        type: 'text' as const,
        maxLength: 80,
        label: languageLabels[language],
      })),
    },
    {
      name: 'datelinePattern',
      type: 'text',
      maxLength: 80,
      defaultValue: usualDatelinePattern,
      label: words('Dateline', 'Yer sətri', 'Строка места'),
      validate: (value: string | null | undefined, { req }: { req: PayloadRequest }) => {
        const problem = value ? problemOfDatelineFormat({ pattern: value }) : undefined;
        return problem ? sentenceOf(problem, req) : true;
      },
      admin: { description: '{place} {source} {date}' },
    },
    timeZoneField({ defaultValue: usualTimeZone }),
    {
      name: 'fourEyes',
      type: 'checkbox',
      defaultValue: true,
      access: { read: staffOnly },
      label: words(
        'Four eyes: nobody approves their own story',
        'Dörd göz: heç kim öz xəbərini təsdiqləmir',
        'Четыре глаза: никто не одобряет свой материал',
      ),
    },
    {
      name: 'headlineFits',
      type: 'number',
      min: 20,
      max: longestOf('headline'),
      defaultValue: usualHeadlineFits,
      access: { read: staffOnly },
      label: words(
        'Characters of a headline that fit on a card',
        'Başlığın karta yerləşən işarələri',
        'Сколько знаков заголовка помещается на карточке',
      ),
      admin: { step: 1 },
    },
    {
      name: 'openThreadsHold',
      type: 'select',
      defaultValue: usualHold,
      options: openThreadsHolds.map((value) => ({ value, label: holdLabels[value] })),
      access: { read: staffOnly },
      label: words(
        'What has to be closed beside a story before it goes out',
        'Xəbər çıxmazdan əvvəl yanında nə bağlanmalıdır',
        'Что закрывают рядом с материалом до его выхода',
      ),
    },
  ],
};
