/** Payload's own words where they are joined to a sentence that is none: it puts a name behind them, or drops it. */
export const adminTranslations = {
  ru: {
    general: { searchBy: 'Искать: {{label}}', or: 'или', and: 'и', noLabel: '–' },
  },
  az: { general: { searchBy: 'Axtarış: {{label}}', or: 'və ya', and: 'və', noLabel: '–' } },
  en: { general: { noLabel: '–' } },
};
