/** A line of type and the mark where the dateline ends. */
const Mark = ({ size }: { size: number | string }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="newsroom-mark">
    <rect x="1" y="1" width="30" height="30" rx="7" className="newsroom-mark__paper" />
    <path d="M8 10h9M8 16h16M8 22h16" className="newsroom-mark__lines" />
    <rect x="19" y="7.5" width="5.5" height="5" rx="1" className="newsroom-mark__date" />
  </svg>
);

/** As large as the place that Payload gives it. */
export const Icon = () => <Mark size="100%" />;

export const Logo = () => (
  <span className="newsroom-logo">
    <Mark size={44} />
    <span className="newsroom-logo__name">Dateline</span>
  </span>
);
