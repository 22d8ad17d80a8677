/** Digest of the code of the sim rooms and scenarios, set by the build: same code, same worlds. */
declare const __WORLD_CODE__: string;

/** `service.Operation` → how many test cases call it, counted by the build. */
declare module 'virtual:test-counts' {
  export const TEST_COUNTS: Readonly<Record<string, number>>;
}

/** Scenario → address of the pack of its opening. */
declare module 'virtual:openings' {
  export const OPENINGS: Readonly<Record<string, string>>;
}

/** The scenario folders, read and checked by the build. */
declare module 'virtual:scenarios' {
  export const WORLDS: Readonly<Record<string, import('../lessons/schema.ts').WorldFile>>;
  export const SCENARIOS: readonly import('../lessons/schema.ts').Scenario[];
}
