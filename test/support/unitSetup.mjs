import { ensureSiteBuild } from '../../scripts/prepare.mjs';

/** Pages name the site's script and styles, which are built. */
export default () => ensureSiteBuild();
