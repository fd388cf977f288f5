import type { GlobalConfig } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { globalAccessFor } from '../shared/access.ts';
import { languageField, webAddressField } from '../shared/fields.ts';
import { reviewSettings } from '../reviews/settings.ts';
import { refuseMalformedGlobal } from '../shared/hooks.ts';
import { publishSite } from '../shared/publishSite.ts';

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
