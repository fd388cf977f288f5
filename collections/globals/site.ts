import type { Field, GlobalConfig, PayloadRequest } from 'payload';
import { addressedPages, problemOfPattern, type AddressedPage } from '../../src/domain/addresses.ts';
import { words } from '../../src/domain/labels.ts';
import { globalAccessFor } from '../shared/access.ts';
import { languageField, webAddressField } from '../shared/fields.ts';
import { reviewSettings } from '../reviews/settings.ts';
import { refuseMalformedGlobal, publishSite } from '../shared/hooks.ts';
import { sentenceOf } from '../shared/payloadProblems.ts';

const pageLabels = {
  front: words('Front page', 'Ana səhifə', 'Главная'),
  story: words('Story', 'Xəbər', 'Материал'),
  section: words('Section', 'Bölmə', 'Рубрика'),
  author: words('Author', 'Müəllif', 'Автор'),
  topic: words('Topic', 'Mövzu', 'Тема'),
  page: words('Page of the site', 'Sayt səhifəsi', 'Страница сайта'),
  preview: words('Preview link', 'Önbaxış keçidi', 'Ссылка на предпросмотр'),
  review: words('After a review', 'Rəydən sonra', 'После отзыва'),
} as const;

const addressField = (page: AddressedPage): Field => ({
  name: page,
  type: 'text',
  maxLength: 300,
  label: pageLabels[page],
  validate: (value: unknown, { req }: { req: PayloadRequest }) => {
    const problem = typeof value === 'string' && value !== '' ? problemOfPattern(page, value) : undefined;
    return problem ? sentenceOf(problem, req) : true;
  },
});

/** The site readers see. */
export const site: GlobalConfig = {
  slug: 'site',
  lockDocuments: false,
  label: words('Site', 'Sayt', 'Сайт'),
  admin: { group: words('Settings', 'Parametrlər', 'Настройки') },
  access: globalAccessFor('site'),
  hooks: { beforeOperation: [refuseMalformedGlobal], afterChange: [publishSite] },
  fields: [
    { name: 'name', type: 'text', maxLength: 120, defaultValue: 'Dateline', label: words('Name', 'Ad', 'Название') },
    { name: 'tagline', type: 'text', maxLength: 200, label: words('Tagline', 'Şüar', 'Девиз') },
    webAddressField('url', words('Address', 'Ünvan', 'Адрес')),
    languageField({
      name: 'defaultLanguage',
      defaultValue: 'en',
      index: false,
      label: words('Default language', 'Əsas dil', 'Основной язык'),
    }),
    {
      name: 'reviewsOpenDays',
      type: 'number',
      min: 0,
      max: 365,
      defaultValue: 14,
      label: words('Days a story takes reviews', 'Rəylərin açıq olduğu günlər', 'Сколько дней открыты отзывы'),
    },
    reviewSettings,
    {
      name: 'addresses',
      type: 'group',
      label: words('A front end of your own', 'Öz saytınız', 'Собственный сайт'),
      admin: {
        description: words(
          'Where its pages are, with {lang}, {slug}, for sections {path}, for preview links {token}. Feeds, sitemaps, the wire and links in stories lead there. Empty: the site here.',
          'Səhifələrin ünvanı: {lang}, {slug}, bölmələr üçün {path}, önbaxış üçün {token}. Lentlər, sayt xəritələri və mətnlərdəki keçidlər oraya aparır. Boşdursa, buradakı sayt.',
          'Где его страницы: {lang}, {slug}, для рубрик {path}, для предпросмотра {token}. Туда ведут ленты, карты сайта и ссылки в материалах. Пусто — сайт здесь.',
        ),
      },
      fields: addressedPages.map((page) => addressField(page)),
    },
    {
      name: 'tdmReserved',
      type: 'checkbox',
      defaultValue: false,
      label: words(
        'Reserve the rights to text and data mining',
        'Mətn və məlumatların intellektual təhlili hüquqlarını saxla',
        'Сохранить права на интеллектуальный анализ текстов и данных',
      ),
    },
    webAddressField(
      'tdmPolicy',
      words(
        'Where licences for mining are to be had',
        'Təhlil lisenziyalarının ünvanı',
        'Где получить лицензию на анализ',
      ),
    ),
  ],
};
