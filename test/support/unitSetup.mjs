import { ensureShellBuild, ensureSiteBuild } from '../../scripts/prepare.mjs';

/** Pages name the site's script and styles, and the shell's, which are built. */
export default async () => {
  await ensureSiteBuild();
  await ensureShellBuild();
};
