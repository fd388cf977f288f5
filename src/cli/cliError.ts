/** Something the person at the terminal can act on. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
