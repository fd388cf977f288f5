/** All the settings that do not fit, each with its name, what it got and what it wants. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
