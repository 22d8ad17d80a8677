/** AWS page: "Quotas in AWS CloudTrail": transactions per second, per account and Region. */
export const LOOKUP_RATE = { perSecond: 2, burst: 2 } as const;
export const READ_RATE = { perSecond: 10, burst: 10 } as const;
export const WRITE_RATE = { perSecond: 1, burst: 1 } as const;
