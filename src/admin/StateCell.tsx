'use client';

export const StateCell = ({ cellData }: { cellData?: string }) => <span>{cellData}</span>;
