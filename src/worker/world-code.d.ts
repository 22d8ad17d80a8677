/** Digest of the code of the sim rooms and scenarios, set by the build: same code, same worlds. */
declare const __WORLD_CODE__: string;
