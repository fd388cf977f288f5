/** A section's colour. Drawn, because the policy of our pages takes no inline style. */
export const SectionMark = ({ colour }: { colour?: string }) => (
  <svg className="section-mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
    <rect width="12" height="12" fill={colour ?? 'currentColor'} />
  </svg>
);
