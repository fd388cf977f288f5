import type { GlobalConfig } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { globalAccessFor } from '../shared/access.ts';
import { languageField, webAddressField } from '../shared/fields.ts';
import { refuseMalformedGlobal, publishSite } from '../shared/hooks.ts';

/** "Follow us on social networks": ordered, per language. */
export const socialNetworks: GlobalConfig = {
  slug: 'social-networks',
  lockDocuments: false,
  label: words('Social networks', 'Sosial şəbəkələr', 'Социальные сети'),
  admin: { group: words('Settings', 'Parametrlər', 'Настройки') },
  access: globalAccessFor('social-networks'),
  hooks: { beforeOperation: [refuseMalformedGlobal], afterChange: [publishSite] },
  fields: [
    {
      name: 'links',
      type: 'array',
      maxRows: 30,
      label: words('Links', 'Linklər', 'Ссылки'),
      fields: [
        { name: 'network', type: 'text', required: true, maxLength: 40, label: words('Network', 'Şəbəkə', 'Сеть') },
        webAddressField('url', words('Address', 'Ünvan', 'Адрес'), { required: true }),
        languageField({
          index: false,
          label: words('For readers in (empty: all)', 'Dil (boş: hamısı)', 'Для языка (пусто: все)'),
        }),
      ],
    },
  ],
};
