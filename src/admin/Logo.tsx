export const Logo = () => <strong>Dateline</strong>;
export const Icon = () => <strong>D</strong>;
