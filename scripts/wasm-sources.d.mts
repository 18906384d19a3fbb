export function wasmSourcesHash(): string;
export function isWasmBuilt(): boolean;
