/** Payload's own words where they are joined to a sentence that is none: it puts a name behind them, or drops it. */
const joined = {
  ru: { searchBy: 'Искать: {{label}}', or: 'или', and: 'и', noLabel: '–' },
  az: { searchBy: 'Axtarış: {{label}}', or: 'və ya', and: 'və', noLabel: '–' },
};

/** Payload's Azerbaijani words that are English ones, or an answer of the machine that translated them. */
const azerbaijani = {
  filter: 'Süzgəc',
  filters: 'Süzgəclər',
  addFilter: 'Süzgəc əlavə et',
  filterWhere: 'Süzgəc: {{label}}',
  noFiltersSet: 'Süzgəc qoyulmayıb',
  noResults:
    'Heç bir {{label}} tapılmadı. Ya hələ {{label}} yoxdur, ya da yuxarıda qoyduğunuz süzgəclərə uyğun gələni yoxdur.',
  noResultsDescription: 'Ya hələ heç biri yoxdur, ya da yuxarıda qoyduğunuz süzgəclərə uyğun gələni yoxdur.',
  clear: 'Təmizlə',
  restoring: 'Bərpa olunur...',
};

/** What the admin says instead of Payload's own words. */
export const adminTranslations = {
  ru: { general: joined.ru },
  az: { general: { ...joined.az, ...azerbaijani } },
  en: { general: { noLabel: '–' } },
};
