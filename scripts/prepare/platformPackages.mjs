/** The builds for other platforms that a lockfile's packages name but the lockfile itself lacks. */
export function missingPlatformPackages({ packages }) {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {}, dev, devOptional }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isWithin(packages, place, name))
      .map(([name, version]) => ({ name, version, dev, devOptional })),
  );
}

/** The lockfile with those builds: their parent pins the exact version, and their name says what they are for. */
export function withPlatformPackages(lockfile) {
  const packages = { ...lockfile.packages };
  for (const { name, version, dev, devOptional } of missingPlatformPackages(lockfile)) {
    const [, os, cpu, abi] =
      /[-/](android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name) ?? [];
    if (!os || !/^\d/.test(version))
      throw new Error(`What platform ${name}@${version} is for can't be told from its name.`);
    const libc = os === 'linux' && abi && { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] };
    packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(dev && { dev }),
      ...(devOptional && { devOptional }),
      ...libc,
      optional: true,
      os: [os],
    };
  }
  const inOrder = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en'));
  return { ...lockfile, packages: Object.fromEntries(inOrder.map((place) => [place, packages[place]])) };
}

/** A package finds another in its own node_modules, or in those of the folders above it. */
function isWithin(packages, place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}
