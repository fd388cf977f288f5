import type { SampleAgency } from './newsroom.ts';

/** An agency that does not exist: a sarvan is the one who leads a caravan. Every address is a reserved one (RFC 2606). */
export const agency: SampleAgency = {
  name: { en: 'Sarvan News Agency', az: 'Sarvan Xəbər Agentliyi', ru: 'Информационное агентство «Сарван»' },
  source: { en: 'Sarvan', az: 'Sarvan', ru: 'Сарван' },
  description: {
    en: 'Independent news from Baku and the Caspian, in English, Azerbaijani and Russian.',
    az: 'Bakıdan və Xəzər regionundan müstəqil xəbərlər: ingilis, Azərbaycan və rus dillərində.',
    ru: 'Независимые новости из Баку и с Каспия на английском, азербайджанском и русском языках.',
  },
  datelineFormat: '{place}/{source}:',
  credit: 'Sarvan',
  copyright: '© Sarvan News Agency',
  email: 'newsroom@sarvan.example',
  timeZone: 'Asia/Baku',
  defaultLanguage: 'en',
  languages: ['en', 'az', 'ru'],
  fourEyes: true,
  socialNetworks: [
    { network: 'Telegram', url: 'https://telegram.example/sarvan_az', language: 'az' },
    { network: 'Telegram', url: 'https://telegram.example/sarvan_ru', language: 'ru' },
    { network: 'Mastodon', url: 'https://social.example.org/@sarvan', language: 'en' },
    { network: 'YouTube', url: 'https://video.example/sarvan' },
  ],
  desks: [
    {
      key: 'politics',
      name: 'Politics desk',
      slug: 'politics-desk',
      languages: ['en', 'az'],
      sections: ['politics', 'parliament', 'elections', 'world'],
    },
    {
      key: 'economy',
      name: 'Economy desk',
      slug: 'economy-desk',
      languages: ['en', 'az'],
      sections: ['economy', 'energy', 'markets'],
    },
    {
      key: 'society',
      name: 'Society and Sport desk',
      slug: 'society-and-sport-desk',
      languages: ['en', 'az'],
      sections: ['society', 'health', 'education', 'sport'],
    },
    {
      key: 'russian',
      name: 'Russian-language desk',
      slug: 'russian-language-desk',
      languages: ['ru'],
      sections: [
        'politics',
        'parliament',
        'elections',
        'economy',
        'energy',
        'markets',
        'society',
        'health',
        'education',
        'world',
        'sport',
      ],
    },
  ],
};
